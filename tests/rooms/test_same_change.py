"""One change has one answer: on the drift page, in the comparison, in the JSON and on paper."""

import re
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from html import unescape
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader

from accounts.models import User
from journal.clock import DAY, Period
from journal.report.loading import Choices, report_of
from journal.report.sheet import Sheet
from journal.trends.questions.words import dates

TONIGHT = date(2026, 11, 29)
CHANGE = date(2026, 9, 23)
REPORTS = {
    "all of it": Period(date(2026, 6, 1), TONIGHT),
    "from the day of the change on": Period(CHANGE, TONIGHT),
    "up to soon after it": Period(date(2026, 6, 1), CHANGE + 5 * DAY),
}


@pytest.fixture(autouse=True)
def tonight(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 29, 20, tzinfo=UTC))
    cache.clear()


@pytest.fixture
def changed(person: User, write_night: Any) -> User:
    """Half a year of first symptoms that wander; gabapentin started, raised, raised again."""
    row = person.regimens.create(name="Gabapentin", kind="medicine", category="alpha2delta")
    for offset, amount in ((-14, 100), (0, 300), (20, 400)):
        day = CHANGE + offset * DAY
        row.steps.create(first_day=day, schedule="daily", amount=amount, unit="mg")
    chance = np.random.default_rng(3)
    for ago in range(170):
        minutes = 480 + int(chance.integers(200)) + ago // 2
        onset = time((minutes // 60 + 12) % 24, minutes % 60)
        if chance.random() < 0.9:
            night = TONIGHT - timedelta(days=ago)
            write_night(person, night, symptom_onset=onset, evening_severity=ago % 5)
    return person


def text_of(client: Client, address: str) -> str:
    body = re.sub(r"<[^>]*>", " ", client.get(address).content.decode())
    return " ".join(unescape(body).split())


WORDS = "Gabapentin changed from 100 mg to 300 mg"


@pytest.mark.parametrize("period", REPORTS.values(), ids=REPORTS)
def test_drift_comparison_and_summary_say_the_same_of_one_change(
    client_of: Any, changed: User, period: Period
) -> None:
    browser = client_of(changed)
    words = Sheet(report_of(changed, Choices(period, period.previous())))
    (line,) = (each for each in words.drifts if each.change.startswith(WORDS))
    before, after = Period(CHANGE - 14 * DAY, CHANGE - DAY), Period(CHANGE, CHANGE + 19 * DAY)
    assert line.nights == "9 – 22 Sep 2026, then 23 Sep – 12 Oct 2026"

    pills = browser.get("/trends/compare/").context["changes"]
    (address,) = (to for label, to in pills if label.startswith(WORDS))
    compared = browser.get(address).context
    row = next(each for each in compared["rows"] if each.label == "First symptom")
    assert (compared["first"], compared["second"]) == (dates(before), dates(after))
    told = [figure.replace("(", "(n = ") for figure in (row.first, row.second)]
    assert [line.before, line.after] == told
    assert (line.shift, line.interval) == (row.change, row.interval)

    drift = text_of(browser, f"/trends/onset/?first=2026-06-01&last={CHANGE + 10 * DAY}")
    (was, was_nights), (came, came_nights) = (
        re.findall(r"(\S+) \((\d+)\)", figure)[0] for figure in (row.first, row.second)
    )
    assert (
        f"{WORDS}: {dates(before)}, then {dates(after)}. First symptom: usually "
        f"{was} ({was_nights} nights), then {came} ({came_nights} nights). On average "
        f"{row.change}. It could be from {row.interval}." in drift
    )


def test_then_and_now_are_the_same_on_the_page_in_the_json_and_on_paper(
    client_of: Any, changed: User
) -> None:
    medicine = changed.regimens.create(name="Pramipexole", kind="medicine")
    for day, amount in ((date(2026, 7, 1), "0.125"), (CHANGE, "0.25")):
        medicine.steps.create(first_day=day, schedule="evening", amount=amount, unit="mg")
    for ago, night in enumerate(changed.nights.order_by("-night")):
        night.rest_minutes_to_symptoms = 5 * (ago % 7) + ago // 5
        night.dose_relief_hours = Decimal(3 + ago % 4) / 2
        night.arms_side, night.legs_side = "left" * (ago % 3 == 0), "both"
        night.save()
    browser = client_of(changed)

    page = browser.get("/trends/onset/?first=2026-06-15&last=2026-11-29").context["table"]
    query = "?first=2026-09-07&last=2026-11-29"
    words = browser.get(f"/report.json{query}").json()["words"]
    paper = PdfReader(BytesIO(browser.get(f"/report.pdf{query}").content))
    text = " ".join(sheet.extract_text() for sheet in paper.pages)

    shown = [{**asdict(line)} for line in page["lines"]]
    assert shown == words["then_and_now"]
    assert "At rest until symptoms came" in text  # in one line, since names have room
    printed = " ".join(text.split())
    for line in shown:
        cells = ("label", "then", "now", "change", "interval", "nights")
        assert " ".join(line[cell] for cell in cells) in printed
    assert [line["label"] for line in shown if line["low"] is not None] == [
        line["label"] for line in shown[:5]
    ]
    assert shown[-1]["change"] == "0.125 mg a day more; raised 23 Sep 2026"
