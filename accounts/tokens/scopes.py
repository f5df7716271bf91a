"""What a token may do, in the words of its page."""
# pure, words

from config.language import gettext_lazy as _

EVERYTHING = "everything"
SCOPES = {
    "nights:read": _("Read your nights"),
    "nights:write": _("Write and change nights"),
    "report:read": _("Read your summary"),
    "labs": _("Read and change blood results"),
    "regimen": _("Read what you take"),
    EVERYTHING: _("Everything, also import and export of all your data"),
}


def allowed(granted: list[str], scope: str) -> bool:
    """Whether these scopes hold the one needed; `ValueError` for one that does not exist."""
    if scope not in SCOPES:
        raise ValueError(f"There is no scope {scope}.")
    return scope in granted or EVERYTHING in granted
