"""How much each thing helped that was tried against restless legs on a night."""
# pure

from collections.abc import Mapping
from typing import Any

from journal.questions.choices import HELPED, THINGS

NEEDED = ("night", "reliefs", "relief_effect", *(f"{word}_helped" for word, _ in THINGS))
NOT_AT_ALL, SOME, MUCH = (int(value) for value, _ in HELPED)
MUCH_FROM = 7  # of 10, of the one answer that once stood for all that was tried


def effects_of(answers: Mapping[str, Any]) -> dict[str, int | None]:
    """How much each thing tried on a night helped, 0–2; `None` where that was not answered.

    `answers` are those of `NEEDED`. The one answer of 0–10 that once stood for all that was tried
    on a night counts where one thing was tried.
    """
    chosen = {word for word, _ in THINGS if word in answers["reliefs"]}
    known = {word: answers[f"{word}_helped"] for word, _ in THINGS}
    known = {word: helped for word, helped in known.items() if helped is not None}
    if not known and len(chosen) == 1 and (of_ten := answers["relief_effect"]) is not None:
        known = dict.fromkeys(chosen, _of_two(of_ten))
    return {word: known.get(word) for word, _ in THINGS if word in chosen | known.keys()}


def _of_two(of_ten: int) -> int:
    return MUCH if of_ten >= MUCH_FROM else SOME if of_ten else NOT_AT_ALL
