"""Django's words at the price of a dictionary: what was said once is kept with its catalogue.

A page asks for some 700 words, and Django takes 2 µs for each: half of it to learn which language
is active, half to look through its own catalogues before the program's. Here the first is one
context variable and the second is done once for each message (0.3 µs). What is said is Django's;
a test holds them equal. `config.language` hands these on, nobody else imports them.
"""

from contextvars import ContextVar
from typing import Any

from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import trans_real

MOST = 20_000  # messages kept of a language; the program has a quarter of it

_active: ContextVar[Any] = ContextVar("catalogue of the active language", default=None)


class Active:
    """Where Django notes the active catalogue, in place of its own `Local`."""

    __slots__ = ()

    @property
    def value(self) -> Any:
        """The catalogue; no attribute where no language was chosen, as Django expects it."""
        if (catalogue := _active.get()) is None:
            raise AttributeError("value")
        return catalogue

    @value.setter
    def value(self, catalogue: Any) -> None:
        _active.set(catalogue)

    @value.deleter
    def value(self) -> None:
        _active.set(None)


trans_real._active = Active()  # type: ignore[attr-defined]


def _known() -> dict[Any, str]:
    """What was said already in the active language; it goes when Django reads catalogues anew."""
    # Asked of Django each time: it puts its own place back where settings change, as in tests.
    if (catalogue := getattr(trans_real._active, "value", None)) is None:  # type: ignore[attr-defined]
        return {}
    kept: dict[Any, str] = catalogue.__dict__.setdefault("said", {})
    if len(kept) > MOST:
        kept.clear()
    return kept


def gettext(message: str) -> str:
    """The words of a message in the active language."""
    known = _known()
    if (words := known.get(message)) is None:
        words = known[message] = translation.gettext(message)
    return words


def pgettext(context: str, message: str) -> str:
    """The same for a word that has several meanings."""
    known = _known()
    if (words := known.get((context, message))) is None:
        words = known[context, message] = translation.pgettext(context, message)
    return words


gettext_lazy = lazy(gettext, str)
pgettext_lazy = lazy(pgettext, str)
