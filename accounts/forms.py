"""Placeholder docstring, completed with the sign-up form."""

from allauth.account.forms import SignupForm as AllauthSignupForm


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """Sign-up."""
