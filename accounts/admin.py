"""The operator's pages: who has an account here, and nothing of what they wrote.

A site of its own, on which only what stands below is registered; no room's table is. Its
sign-in is everybody's, and staff need a second factor.
"""

from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern

from accounts.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class OperatorSite(admin.AdminSite):
    """Django's admin behind our sign-in."""

    site_header = site_title = "Stillnight, for whoever runs it"
    index_title = "Accounts"
    site_url = "/"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this is active staff with a second factor."""
        allowed = super().has_permission(request)
        return allowed and is_mfa_enabled(request.user, SECOND_FACTORS)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page of the admin; without permission the way to get it."""
        page = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if self.has_permission(request):
                answer: HttpResponseBase = page(request, *args, **kwargs)
                return answer
            return self.login(request)

        return guarded

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Lead to signing in, to adding a second factor, or nowhere."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        if not request.user.is_staff:
            raise Http404("These pages are for the operator.")
        if self.has_permission(request):
            return redirect("admin:index")
        messages.info(request, "The operator's pages need a passkey or an app for codes first.")
        return redirect("mfa_index")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Sign out on the page that everybody uses."""
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Change the password on the page that everybody uses."""
        return redirect("account_change_password")


class UserAdmin(admin.ModelAdmin):
    """Who has an account and whether it is open. Deleting is `manage.py delete_account`."""

    list_display = ("email", "is_active", "is_staff", "date_joined", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email",)
    ordering = ("email",)
    fields = ("email", "is_active", "is_staff", "date_joined", "last_login")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Columns that cannot be changed; only a superuser makes staff."""
        fixed = ["email", "date_joined", "last_login"]
        return fixed if request.user.is_superuser else [*fixed, "is_staff"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: people sign up themselves."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Never: the page that asks first would list what somebody wrote."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Without the unnamed redirect kept for old bookmarks."""
        return [pattern for pattern in super().get_urls() if pattern.name]


site = OperatorSite()
site.register(User, UserAdmin)
