"""Addresses of accounts: ours, those of signing in, which are allauth's, and the operator's."""

from django.http import Http404
from django.urls import include, path, re_path
from django.views import defaults

from accounts.admin import site
from accounts.views import language, preferences, sessions, tokens, your_data
from accounts.views.passkeys import SignInByPasskey

OURS = [
    path("", preferences.preferences, name="preferences"),
    path("activity/", your_data.activity, name="activity"),
    path("delete/", your_data.delete_account, name="delete_account"),
    path("language/", language.choose_language, name="choose_language"),
    path("sessions/", sessions.session_list, name="session_list"),
    path("sessions/end-others/", sessions.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:pk>/end/", sessions.end_session, name="end_session"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/new/", tokens.new_token, name="new_token"),
    path("tokens/<int:pk>/stop/", tokens.stop_token, name="stop_token"),
]
NO_CODES = {"exception": Http404("There are no codes by mail.")}
NO_CODES_NAME = "account_request_reauthentication_code"

urlpatterns = [
    path("account/", include((OURS, "accounts"))),
    re_path(r"^account/reauthenticate/code/", defaults.page_not_found, NO_CODES, NO_CODES_NAME),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/webauthn/login/", SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("admin/", site.urls),
]
