"""What allauth answers here when it refuses something: each of its texts in our words."""

from config.language import gettext_lazy as _

NOT_YOURS = _("This is not your password. Please try again.")
WRONG_CODE = _("This code does not work. Please try the next one your app shows.")
WRONG_PASSKEY = _("This passkey did not work. Please try again.")
WRONG_SIGN_IN = _(
    "Email or password is wrong. Please try again, or choose “Forgot your password?” below."
)
OLD_LINK = _("This link no longer works. Please ask for a new one.")
TAKEN = _("This email belongs to an account already. Please write another.")
NOT_TWICE = _("Please write the same password twice.")

OF_ACCOUNTS = {
    "account_inactive": _("This account is closed. Please ask the person who runs this server."),
    "cannot_remove_primary_email": _("You sign in with this email. Please add another one first."),
    "duplicate_email": _("This is your email already."),
    "email_password_mismatch": WRONG_SIGN_IN,
    "phone_password_mismatch": WRONG_SIGN_IN,
    "username_password_mismatch": WRONG_SIGN_IN,
    "invalid_login": WRONG_SIGN_IN,
    "email_taken": TAKEN,
    "phone_taken": TAKEN,
    "username_taken": TAKEN,
    "username_blacklisted": TAKEN,
    "enter_current_password": NOT_YOURS,
    "incorrect_password": NOT_YOURS,
    "incorrect_code": WRONG_CODE,
    "invalid_or_expired_key": OLD_LINK,
    "invalid_password_reset": OLD_LINK,
    "max_email_addresses": _("An account has at most %d emails. Please remove one first."),
    "too_many_login_attempts": (
        _("Too many tries with a wrong password. Please wait five minutes, then try again.")
    ),
    "unknown_email": _("No account has this email. Please look at it again."),
    "unknown_phone": _("No account has this number. Please look at it again."),
    "unverified_primary_email": _("Please open the link in our email first."),
    "select_only_one": _("Please choose only one."),
    "same_as_current": _("You use this email already. Please write another."),
    "rate_limited": _("Too many tries. Please wait a few minutes, then try again."),
}
OF_SECOND_STEPS = {
    "add_email_blocked": _("Please turn off passkeys and codes first, then change the email."),
    "cannot_delete_authenticator": _("This cannot be turned off. Please keep one way to sign in."),
    "cannot_generate_recovery_codes": _("Please set up a passkey or an app for codes first."),
    "incorrect_code": WRONG_CODE,
    "unverified_email": _("Please open the link in our email first."),
}
