from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from journal.clock import night_at
from journal.report.data import Decision, Note, ReportData
from journal.report.report import report
from journal.report.sheet import Sheet
from journal.report.unprintable import Unprintable, looked_at, unprintable
from tests.journal.report.made_up import LAST, MADE_ON, made_report

pytestmark = pytest.mark.usefixtures("typefaces")


def test_each_place_that_holds_such_a_character_is_named() -> None:
    words = Sheet(
        made_report(
            taken=["Iron 𓀀"],
            name="𓀁 P.",
            questions=["Why?", "𓀂𓀃?"],
            notes=[Note(LAST, "evening", "Vitamin D₃ → 25 µg, ব্যথা")],
        )
    )
    assert unprintable(words) == [
        Unprintable("𓀁", "your name", "𓀁 P."),
        Unprintable("𓀀", "what is taken", "Iron 𓀀"),
        Unprintable("𓀂 𓀃", "your questions", "𓀂𓀃?"),
    ]


def test_a_decision_is_looked_at_too_and_a_long_text_is_cut() -> None:
    known = ReportData(decisions=[Decision(date(2026, 3, 2), "", "word " * 30 + "𓀀")])
    (found,) = unprintable(Sheet(report(made_report().period, known, made_on=MADE_ON)))
    assert (found.characters, found.place) == ("𓀀", "what was decided")
    assert len(found.text) <= 41
    assert looked_at("Żelazo → D₃", "your name") is None


def test_the_builder_says_so_before_anything_is_printed(
    person: User, client_of: Callable[[User], Client]
) -> None:
    browser = client_of(person)
    assert "has no sign for these" not in browser.get("/report/").content.decode()
    person.report_name = "A. 𓀀"
    person.save()
    page = browser.get("/report/").content.decode()
    assert "The PDF cannot print these signs" in page
    assert "<strong>𓀀</strong> in your name: A. 𓀀" in page


def test_the_paper_form_says_it_of_the_names_it_prints(
    person: User, client_of: Callable[[User], Client], write_night: Callable[..., object]
) -> None:
    night = write_night(person, night_at(timezone.now(), person.zone), took_doses=True)
    night.doses.create(name="Iron 𓀀")  # type: ignore[attr-defined]
    page = client_of(person).get("/report/paper-nights/").content.decode()
    assert "<strong>𓀀</strong> in what is taken: Iron 𓀀" in page
