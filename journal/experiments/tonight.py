"""Tonight's assignment, for the evening page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from accounts.models import User
from journal.experiments.models import running_on
from journal.experiments.sheet import tonight_sentence
from journal.tonight_notes import TonightNote


def notes(person: User, night: date) -> Iterator[TonightNote]:
    """One line for each experiment that has a block on this night."""
    for row in running_on(person, night):
        text = tonight_sentence(row.name, row.design(), night, bool(row.assignment(night)))
        yield TonightNote(text, reverse("experiments:experiment", args=[row.pk]), "Was it so?")
