"""Tonight's assignment, for the evening page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from accounts.models import User
from config.language import gettext as _
from journal.experiments.experiment_page import tonight_sentence
from journal.tonight_notes import TonightNote


def notes(person: User, night: date) -> Iterator[TonightNote]:
    """One line for each experiment that has a lot for this night.

    One about what is, or has become, a medicine says that it asks for nothing.
    """
    for row in person.experiments.running_on(night):
        address = reverse("experiments:experiment", args=[row.pk])
        if row.refusal():
            nothing = _("“{name}”: nothing to do tonight.").format(name=row.called)
            yield TonightNote(nothing, address, _("See why"))
            continue
        text = tonight_sentence(row.to_do(night), row.design(), night)
        yield TonightNote(text, address, _("Did you do it?"))
