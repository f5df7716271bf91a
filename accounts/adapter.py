"""How allauth behaves here."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts import (
    attempts,
    confirmation,
    known_device,
    sealing,
    security_log,
    sign_in_sentences,
)
from accounts.models import User
from accounts.posting import Posted, office
from config.language import current, gettext, in_language
from config.language import gettext_lazy as _

NOT_SENT = {
    Posted.FAILED: _(
        "What you wrote is saved, but the email could not be sent. Please try again in a few "
        "minutes."
    ),
    Posted.LATE: _(
        "What you wrote is saved. The email is slow today. If it does not come in a few minutes,"
        " please try again."
    ),
}
WAYS = {
    "reauthenticate": _("Your password"),
    "mfa_reauthenticate": _("A code from your app, or a backup code"),
    "mfa_reauthenticate:webauthn": _("A passkey"),
}


def _without_host(address: str) -> str:
    """Path, query and fragment of an address."""
    return urlunsplit(("", "", *urlsplit(address)[2:]))


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up can be closed; guesses are counted so that they never shut the owner out."""

    error_messages = sign_in_sentences.OF_ACCOUNTS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail in its reader's language; links go to SITE_URL: a host is a sender's word.

        A demo has an address that nobody reads, so nothing is sent there.
        """
        person = User.objects.filter(email=email).first()
        if person and person.is_demo:
            return
        links = {
            name: f"{settings.SITE_URL.rstrip('/')}{_without_host(value)}"
            for name, value in context.items()
            if name.endswith("_url") and isinstance(value, str)
        }
        site = {"current_site": {"domain": urlsplit(settings.SITE_URL).netloc}}
        mail_context = {
            "request": allauth_context.request,
            "email": email,
            **context,
            **links,
            **site,
        }
        with in_language(person.speaks if person else current()):
            mail = self.render_mail(template_prefix, email, mail_context)
        posted = office.post(mail)
        if posted in NOT_SENT:
            messages.error(allauth_context.request, NOT_SENT[posted])

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether new people may join this server."""
        return settings.SIGN_UP_OPEN

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count this attempt; a right password gives it back."""
        self._login_failed_rl_usage = attempts.take_one(request, credentials["email"].lower())
        if self._login_failed_rl_usage is None:
            security_log.note("sign-in too often", request, credentials["email"])
            raise self.validation_error("too_many_login_attempts")

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        attempts.forget(request, credentials["email"].lower())

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **hints: Any
    ) -> HttpResponse:
        """Remember this browser, so that its wrong guesses are counted apart."""
        response: HttpResponse = super().post_login(request, user, **hints)
        known_device.remember(request, response, user.get_username())
        return response

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the person's password; also for accounts made on the command line."""
        authenticated = self.authenticate(
            self.request, email=user.get_username(), password=password
        )
        return authenticated is not None and authenticated.pk == user.pk

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm who one is, named as our pages name them."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": WAYS[method["id"]]} for method in methods]

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Whether to ask who it is: not within five minutes of a sign-in."""
        return not confirmation.is_recent(self.request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where a sign-in leads: to tonight, the very first time to the three questions."""
        person = request.user
        if not isinstance(person, User) or person.welcomed_at is not None:
            return str(super().get_login_redirect_url(request))
        person.welcomed_at = timezone.now()
        person.save(update_fields=["welcomed_at"])
        return reverse("welcome:welcome")


class MFAAdapter(DefaultMFAAdapter):
    """Seeds are sealed at rest; the page draws the QR code."""

    error_messages = sign_in_sentences.OF_SECOND_STEPS

    def encrypt(self, text: str) -> str:
        """Seal the seed of codes."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Unseal the seed of codes."""
        return sealing.unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Return no SVG: as text it would have to be marked safe (see `{% qr_code %}`)."""
        return ""

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002  allauth's name
    ) -> str:
        """The name of a passkey until its owner names it."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        if count:
            return gettext("Passkey {number}").format(number=count + 1)
        return gettext("My passkey")
