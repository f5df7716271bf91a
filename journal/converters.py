"""How a night, or a few rows, stand in an address."""

from datetime import date

from django.urls import register_converter

from journal.clock import EARLIEST_YEAR


class NightConverter:
    """`2026-03-03`; anything else, or a year nobody here lived in, is a 404."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The date, or `ValueError`."""
        night = date.fromisoformat(value)
        if not EARLIEST_YEAR <= night.year < 2200:
            raise ValueError(value)
        return night

    def to_url(self, value: date) -> str:
        """The address form."""
        return value.isoformat()


class KeysConverter:
    """`12-13-14`: the keys of some rows."""

    regex = r"\d{1,18}(?:-\d{1,18}){0,99}"

    def to_python(self, value: str) -> list[int]:
        """The numbers."""
        return [int(key) for key in value.split("-")]

    def to_url(self, value: list[int]) -> str:
        """The address form."""
        return "-".join(map(str, value))


register_converter(NightConverter, "night")
register_converter(KeysConverter, "keys")
