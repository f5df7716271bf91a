"""Who asks: an access token, and what it may."""

from http import HTTPStatus

from django.http import HttpRequest

from accounts.tokens.bearer import Refused, limit_headers, token_of
from accounts.tokens.models import Token
from config.language import activate, wished
from config.language import gettext as _
from journal.api.problem import Problem

ANY = ""  # the scope of what every token may ask


class Scope:
    """Lets requests through whose token has this scope."""

    openapi_security_schema = {"type": "http", "scheme": "bearer"}

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, request: HttpRequest) -> Token:
        """The token, whose person becomes `request.user`; raises `Problem`."""
        token = token_of(request)
        request.limits = limit_headers(token)  # type: ignore[attr-defined]
        if isinstance(token, Refused):
            raise Problem(token.status, token.sentence)
        request.user = token.user
        # What the program itself asks for goes before what its person reads.
        activate(wished(request.headers.get("Accept-Language", "")) or token.user.speaks)
        if self.name and not token.allows(self.name):
            sentence = _("This token may not do this: it needs the scope “{name}”.").format(
                name=self.name
            )
            raise Problem(HTTPStatus.FORBIDDEN, sentence, more={"scope": self.name})
        return token
