"""The web app manifest (W3C): name, icons, shortcuts to the wake screen, tonight, last night."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse

from config.language import current, direction
from config.language import gettext as _

NIGHT = "#14101b"  # --paper of the dark theme


def app_manifest() -> dict[str, Any]:
    """The manifest with this server's addresses."""
    tonight = reverse("journal:tonight")
    return {
        "id": reverse("journal:home"),
        "name": "Stillnight",
        "short_name": "Stillnight",
        "description": _("A journal for people with restless legs."),
        "lang": current(),
        "dir": direction(),
        "start_url": tonight,
        "scope": reverse("journal:home"),
        "display": "standalone",
        "background_color": NIGHT,
        "theme_color": NIGHT,
        "categories": ["health", "lifestyle"],
        "icons": [
            {"src": static("icons/stillnight.svg"), "sizes": "any", "type": "image/svg+xml"},
            _png("icons/icon-192.png", 192),
            _png("icons/icon-512.png", 512),
            _png("icons/maskable-512.png", 512, purpose="maskable"),
        ],
        "shortcuts": [
            _shortcut(_("Awake now"), reverse("journal:wake"), "icons/awake-192.png"),
            _shortcut(_("Tonight"), tonight),
            _shortcut(_("Last night"), reverse("device:morning")),
        ],
    }


def _png(name: str, size: int, **more: str) -> dict[str, str]:
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", **more}


def _shortcut(name: str, url: str, icon: str = "icons/icon-192.png") -> dict[str, Any]:
    """One long press and a tap away; systems that show few show the first."""
    return {"name": name, "url": url, "icons": [_png(icon, 192)]}
