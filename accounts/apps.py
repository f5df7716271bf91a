"""Who you are."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    exported = {"preferences": "User"}
    not_exported = {
        "User.password": "only a hash of it is known",
        "User.last_login": "a trace of signing in, not part of the journal",
        "User.is_superuser": "what the operator lets an account do",
        "User.is_staff": "what the operator lets an account do",
        "User.is_active": "what the operator lets an account do",
        "User.email": "stands in the head of the complete file; another account has its own",
        "User.date_joined": "stands in the head of the complete file",
        "User.demo_ends_at": "when a throw-away account goes",
    }
