"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up can be closed; the demo cannot change who it is."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether new people may join this server."""
        return settings.SIGN_UP_OPEN
