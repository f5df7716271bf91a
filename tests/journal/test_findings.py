from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache

from journal.clock import Period
from journal.figures import factors
from journal.findings import exposure_of, findings_of, written_part

MONTH = Period(date(2026, 3, 1), date(2026, 3, 31))
WRITTEN = Period(date(2026, 3, 5), date(2026, 3, 24))


@pytest.fixture(autouse=True)
def nights(person, write_night):
    """Twenty evenings, every other one with a drink."""
    cache.clear()
    return [
        write_night(person, night, alcohol_drinks=place % 2, during_night_severity=place % 3)
        for place, night in enumerate(WRITTEN.nights())
    ]


def alcohol(found):
    return next(each for each in found.findings if each.key == "alcohol")


def test_nothing_is_read_of_months_without_a_night(person, stranger):
    assert written_part(person, MONTH) == WRITTEN
    assert written_part(stranger, MONTH) is None


def test_findings_belong_to_one_person(person, stranger):
    assert alcohol(findings_of(person, WRITTEN)).with_nights == 10
    assert alcohol(findings_of(stranger, WRITTEN)).with_nights == 0


def test_findings_are_cached_until_a_night_or_the_plan_changes(person, nights, monkeypatch):
    worked_out, real = [], factors.findings
    monkeypatch.setattr(factors, "findings", lambda *args: worked_out.append(1) or real(*args))

    findings_of(person, WRITTEN)
    findings_of(person, WRITTEN)
    assert len(worked_out) == 1
    nights[0].during_night_severity, nights[0].version = 9, nights[0].version + 1
    nights[0].save()
    findings_of(person, WRITTEN)
    assert len(worked_out) == 2
    person.regimens.create(name="Iron", kind="supplement", category="iron")
    findings_of(person, WRITTEN)
    assert len(worked_out) == 3


def test_what_belongs_to_a_slow_store_is_left_out_with_its_reason(person, nights):
    nights[0].doses.create(name="Iron")
    (iron,) = findings_of(person, WRITTEN).left_out
    assert iron.reason.startswith("Iron stores change over about twelve weeks")


def test_the_nights_of_one_factor_are_known_by_its_key(person):
    assert exposure_of(person, WRITTEN, "alcohol").exposed[:2] == (0, 1)
    assert exposure_of(person, WRITTEN, "unheard-of") is None


def near_miss(person, monkeypatch, low, high, count=1):
    """The findings with one tested, or so many, whose interval is from low to high."""
    real = factors.findings

    def stretched(*asked):
        made = real(*asked)
        tested = [
            replace(
                each, verdict=factors.Verdict.NO_LINK, difference=(low + high) / 2, low=low,
                high=high, p=0.02, q=0.3, rate=0.01,
            )
            for each in made[:count]
        ]  # fmt: skip
        return [*tested, *made[count:]]

    monkeypatch.setattr(factors, "findings", stretched)
    return findings_of(person, WRITTEN).findings[0]


def test_an_interval_that_leaves_out_zero_without_a_finding_is_explained(person, monkeypatch):
    found = near_miss(person, monkeypatch, 0.2, 1.8, count=3)
    assert found.aside == (
        "The interval leaves out “no difference”, yet it is for one question alone, and 3 "
        "were looked at, all year long: some leave it out by chance."
    )


def test_an_interval_of_the_only_question_says_why_too(person, monkeypatch):
    assert "a single look" in near_miss(person, monkeypatch, -1.8, -0.2).aside


@pytest.mark.parametrize(("low", "high"), [(-0.2, 1.8), (0.04, 1.8), (-1.8, -0.04)])
def test_an_interval_that_holds_zero_as_it_is_printed_needs_no_word(person, monkeypatch, low, high):
    assert near_miss(person, monkeypatch, low, high, count=3).aside == ""


def test_the_named_question_is_asked_from_the_night_after_it_was_named(person, monkeypatch):
    asked, real = [], factors.findings
    monkeypatch.setattr(factors, "findings", lambda *args: asked.append(args[2:]) or real(*args))
    own = person.factors.create(name="Wool socks")

    findings_of(person, WRITTEN)
    row = person.named_questions.create(named_on=WRITTEN.first, key="own-Wool socks")
    findings_of(person, WRITTEN)
    row.named_on, row.key = WRITTEN.last, "alcohol"
    row.save()
    findings_of(person, WRITTEN)
    row.named_on = date(2020, 1, 1)
    row.save()
    findings_of(person, WRITTEN)
    assert asked == [("", 0), (f"own-{own.pk}", 1), ("alcohol", len(WRITTEN)), ("alcohol", 0)]


def test_figures_of_the_nights_since_the_naming_say_so(person, monkeypatch):
    real = factors.findings
    monkeypatch.setattr(
        factors,
        "findings",
        lambda *args: [replace(each, nights_since=44) for each in real(*args)],
    )
    person.named_questions.create(named_on=WRITTEN.first, key="alcohol")
    named = {each.key: each.named for each in findings_of(person, WRITTEN).findings if each.named}
    assert list(named) == ["alcohol"]
    assert named["alcohol"].endswith("; its figures are of the 44 nights since")
