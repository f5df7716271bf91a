"""What a view behind `login_required` is given."""

from django.http import HttpRequest

from accounts.models import User


class AuthenticatedHttpRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
