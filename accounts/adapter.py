"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up can be closed; the demo cannot change who it is."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether new people may join this server."""
        return settings.SIGN_UP_OPEN

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Tonight; the very first time the three questions come before it."""
        person = request.user
        if not isinstance(person, User) or person.welcomed_at is not None:
            return str(super().get_login_redirect_url(request))
        person.welcomed_at = timezone.now()
        person.save(update_fields=["welcomed_at"])
        return reverse("welcome:welcome")
