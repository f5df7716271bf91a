"""The account: who you are."""

from django.apps import AppConfig

from accounts.fields import sentences

sentences.use_for_all_forms()  # here, since models are read later, and forms with them


class AccountsConfig(AppConfig):
    name = "accounts"
    exported = {"preferences": "User"}
    not_exported = {
        "AuditEvent": "what happened with this account on this server, kept for a year",
        "Token": "a key to this server; another one makes its own",
        "User.password": "only a hash of it is known",
        "User.last_login": "a trace of signing in, not part of the journal",
        "User.is_superuser": "what the operator lets an account do",
        "User.is_staff": "what the operator lets an account do",
        "User.is_active": "what the operator lets an account do",
        "User.email": "stands in the head of the complete file; another account has its own",
        "User.date_joined": "stands in the head of the complete file",
        "User.demo_ends_at": "when a throw-away account goes",
    }

    def open_links(self) -> list[str]:
        """Access tokens that work, for an operator who put a backup back."""
        from django.utils import timezone

        from accounts.tokens.models import Token

        live = Token.objects.live(timezone.now()).select_related("user").order_by("created_at")
        return [
            f"access token of {token.user}, made on {token.created_at:%Y-%m-%d}, until "
            f"{token.ends_at:%Y-%m-%d}"
            for token in live
        ]

    def each_day(self) -> None:
        """Sessions and tokens whose time is over, see `config/operations/daily.py`."""
        from django.utils import timezone

        from accounts import session_rows
        from accounts.tokens.models import Token

        session_rows.clear_expired()
        Token.objects.forget_ended(timezone.now())

    def each_hour(self) -> None:
        """Demos whose day is over."""
        from accounts.deletion import clear_ended_demos

        clear_ended_demos()

    def each_process_end(self) -> None:
        """Mails that wait leave."""
        from accounts.posting import office

        office.close()

    def ready(self) -> None:
        """Hear of sign-ins, of changes to how one signs in and of accounts that end."""
        from allauth.account.signals import authentication_step_completed, password_reset
        from allauth.mfa import signals as mfa
        from allauth.usersessions.models import UserSession
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_delete, pre_save

        from accounts import audit, codes, confirmation, results_cache, security_log, sessions

        codes.count_by_network_and_browser()
        user_logged_in.connect(confirmation.note_sign_in)
        user_logged_in.connect(sessions.begin)
        user_logged_in.connect(sessions.remember)
        user_logged_in.connect(audit.note_sign_in)
        authentication_step_completed.connect(confirmation.note_step)
        post_delete.connect(results_cache.forget_deleted, sender="accounts.User")
        pre_save.connect(sessions.keep_little, sender=UserSession)
        password_reset.connect(sessions.stop_tokens)
        for name in ("added", "removed", "reset"):
            getattr(mfa, f"authenticator_{name}").connect(sessions.end_others_after_change)
        security_log.listen()
        for signal, note in audit.notes():
            signal.connect(note, weak=False)
