"""The words of a line in each language: `quick.json` of its folder, for the API's quick answers.

What each list is for says `journal/api/quick/tongue.py`; a test holds the names to what there is.
"""

import json
from collections.abc import Iterator
from pathlib import Path

LISTS = (
    *("and", "since", "began", "lasting", "at", "about", "ago_before", "ago_after", "now", "of"),
    *("out_of", "noon", "midnight", "o_clock", "am", "pm", "morning", "afternoon", "evening"),
    *("minutes", "hours", "times", "cups", "one", "two_to_ten", "none", "nothing", "skipped"),
    *("taken", "articles", "fillers", "elided"),
)


def faults(locale: Path, language: str) -> Iterator[str]:
    """Say what is wrong with the lists of a language; one without a file has begun none."""
    file = locale / language / "quick.json"
    if not file.exists():
        return
    held = json.loads(file.read_text(encoding="utf-8"))
    words, names = held.get("words", {}), held.get("names", {})
    for name in sorted({*LISTS} ^ {*words}):
        yield f"{language}, quick.json: the list “{name}” is {_unlike(name)}."
    for name, listed in [*words.items(), *names.items()]:
        if not isinstance(listed, list) or not all(map(_is_word, listed)):
            yield f"{language}, quick.json: “{name}” has to be a list of words."
    if len(words.get("two_to_ten", ())) != 9:
        yield f"{language}, quick.json: “two_to_ten” has to be nine words in their order."


def _unlike(name: str) -> str:
    return "missing" if name in LISTS else "none that is read"


def _is_word(word: object) -> bool:
    return isinstance(word, str) and bool(word.strip())
