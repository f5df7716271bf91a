"""In which language a document is made: that of the doctor, which need not be that of the pages."""
# pure, words

from config.language import current, name_of, offered


def languages() -> list[tuple[str, str]]:
    """The languages to choose from, each by its own name."""
    return [(code, name_of(code)) for code in offered()]


def known(chosen: str) -> str:
    """A language that was chosen; empty where none was, or one that is not offered any more."""
    return chosen if chosen in offered() else ""


def spoken(chosen: str) -> str:
    """The language that was chosen, else that of the pages."""
    return known(chosen) or current()
