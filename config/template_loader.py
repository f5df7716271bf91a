"""Templates are compiled once a language, so that their words cost nothing when they are drawn."""

from typing import Any

from django.template.loaders import cached

from config.language import current

TAGS = ("clock", "language", "scripts")
OPTIONS: dict[str, Any] = {
    "builtins": [f"accounts.templatetags.{each}" for each in TAGS],
    "loaders": [
        (
            "config.template_loader.Loader",
            [
                "django.template.loaders.filesystem.Loader",
                "django.template.loaders.app_directories.Loader",
            ],
        )
    ],
}


class Loader(cached.Loader):
    """Django's cached loader, with a place for each language: `accounts.templatetags.language`
    puts the words of the language that is spoken into a template while it is compiled.
    """

    def cache_key(self, template_name: str, skip: list[Any] | None = None) -> str:
        """The name of a compiled template in the language that is spoken now."""
        return f"{current()} {super().cache_key(template_name, skip)}"
