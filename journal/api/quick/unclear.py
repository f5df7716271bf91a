"""What is asked about a phrase, and what may be said instead.

What to say is written for `phrases`: in English, which is understood in every language.
"""

from typing import Any

from accounts.fields import decimals
from config.language import Words, current
from journal.api.quick.phrases import Phrase
from journal.api.quick.tongue import Tongue
from journal.caffeine import BY_KEY
from journal.questions import QUESTIONS

Choices = dict[str, str]  # what to say, by the label of each choice


class Unclear(Exception):  # noqa: N818 - nothing went wrong; the person is asked
    """Raised for what can mean two things: the question, and what to say instead, by label.

    `unknown`: its words are not those of the tongue that it was read in.
    """

    def __init__(
        self,
        phrase: Phrase,
        question: Words,
        choices: Choices | None = None,
        *,
        unknown: bool = False,
    ) -> None:
        super().__init__(question)
        self.phrase, self.question = phrase, str(question)
        self.choices, self.unknown = choices or {}, unknown

    def in_json(self) -> dict[str, Any]:
        """What was heard, what is asked, and each choice with what to send for it."""
        choices = [{"label": label, "say": say} for label, say in self.choices.items()]
        return {"heard": self.phrase.text, "question": self.question, "choices": choices}


def rest(phrase: Phrase) -> str:
    """What a choice has to say again beside the time."""
    amount = (
        f"{decimals.written(phrase.number)} {phrase.unit} " if phrase.number is not None else ""
    )
    taken = {True: "taken ", False: "skipped ", None: ""}[phrase.taken]
    return f"{amount}{taken}{'since' if phrase.when.since else 'at'} "


def named(phrase: Phrase, found: tuple[str, ...], tongue: Tongue) -> Choices:
    """Each meaning by its label, with the phrase that means it alone."""
    choices = {}
    for meaning in found:
        key = meaning.partition(":")[2]
        label = BY_KEY[key].label if key else QUESTIONS[meaning].label
        words = label.casefold() if current() == "en" else tongue.word_for(meaning)
        choices[label] = phrase.text.replace(phrase.subject, words, 1)
    return choices
