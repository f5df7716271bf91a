"""Whose token a request brings, or why it is refused.

    answer = token_of(request)
    if isinstance(answer, Refused):
        return problem(answer.status, answer.sentence, headers=limit_headers(answer))
    if not answer.allows("nights:read"): ...

No session begins here: a token opens what asks for it, and no page.
"""

from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpRequest
from django.utils import timezone

from accounts import security_log
from accounts.limits import count_one, if_there_is_room
from accounts.network import address_of, network_of
from accounts.tokens import secret
from accounts.tokens.models import Token
from accounts.tokens.usage import WINDOW, Usage
from config.language import gettext_lazy

SCHEME = "bearer"  # in any case
MOST_WRONG, WRONG_WINDOW = 60, 600  # of one network in so many seconds; right ones go on
REALM = 'Bearer realm="Stillnight"'

MISSING = gettext_lazy(
    "Please send an access token in the header field Authorization, as “Bearer stillnight_pat_…”."
)
MISTYPED = gettext_lazy(
    "This is no whole access token: a letter is missing or wrong. Please copy it once more."
)
WRONG = gettext_lazy(
    "This access token opens nothing. It may have ended or been stopped. Please make a new one on "
    "your account’s page."
)
TOO_MANY_WRONG = gettext_lazy(
    "Too many wrong access tokens came from your network. Please try again later."
)
TOO_MANY = gettext_lazy("This access token was used too often. Please try again later.")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is not answered: status, sentence for a person, header fields."""

    status: HTTPStatus
    sentence: str
    headers: dict[str, str] = field(default_factory=dict)


def token_of(request: HttpRequest) -> Token | Refused:
    """The live token of a request; wrong, ended and stopped ones are one answer.

    Its use is counted, and noted at most once a minute. A typo asks no database.
    """
    scheme, _, rest = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != SCHEME:
        return _unauthorized(MISSING, "")
    text = rest.strip()
    if not secret.is_well_formed(text):
        return _unauthorized(MISTYPED)
    now, address = timezone.now(), address_of(request)
    token = Token.objects.behind(text, now)
    if token is None:
        return _wrong(address)
    token.usage = Usage(*count_one(f"token:{token.pk}", WINDOW))
    if token.usage.is_over:
        return Refused(HTTPStatus.TOO_MANY_REQUESTS, str(TOO_MANY), token.usage.headers())
    with if_there_is_room():
        token.note_use(network_of(address) if address else "", now)
    return token


def limit_headers(answer: Token | Refused) -> dict[str, str]:
    """The header fields that belong to an answer: what is left of the limit, when to ask again."""
    return answer.headers if isinstance(answer, Refused) else answer.usage.headers()


def _wrong(address: str) -> Refused:
    network = security_log.mark(network_of(address) if address else "")
    count, seconds = count_one(f"wrong-token:{network}", WRONG_WINDOW)
    if count > MOST_WRONG:
        wait = {"Retry-After": str(seconds)}
        return Refused(HTTPStatus.TOO_MANY_REQUESTS, str(TOO_MANY_WRONG), wait)
    return _unauthorized(WRONG)


def _unauthorized(sentence: object, error: str = ', error="invalid_token"') -> Refused:
    return Refused(HTTPStatus.UNAUTHORIZED, str(sentence), {"WWW-Authenticate": REALM + error})
