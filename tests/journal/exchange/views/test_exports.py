"""The way out: the page and its files."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.exchange import nights_csv
from tests.journal.exchange.made_up import history

FILE = "/export/nights.csv"
ARCHIVE, COMPLETE, BOOK = (f"/export/stillnight.{end}" for end in ("zip", "json", "xlsx"))
OTHERS = [ARCHIVE, COMPLETE, BOOK]


def lines(text):
    return text.removeprefix("\ufeff").split("\r\n")


def told(text):
    """The nights of a file."""
    return [line.split(",")[0] for line in lines(text)[1:-1]]


@time_machine.travel("2026-03-04 23:30 +00:00")
def test_the_file_is_named_after_the_day_it_is_where_the_person_is(client_of, person):
    answer = client_of(person).get(FILE)
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="stillnight-nights-2026-03-05.csv"'
    )
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_file_holds_every_night_and_names_every_column(person, write_night, download):
    write_night(person, date(2026, 3, 4), evening_severity=7)
    write_night(person, date(2026, 3, 3), evening_note="späte Beine")
    text = download(person)
    assert text.startswith("\ufeffnight,time_zone,daytime_rest_severity,evening_severity,")
    assert told(text) == ["2026-03-03", "2026-03-04"]
    assert lines(text)[2].startswith("2026-03-04,Europe/Berlin,,7,,")
    assert ",späte Beine," in text


def test_a_journal_without_nights_gives_the_names_of_the_columns(person, download):
    assert lines(download(person)) == [",".join(nights_csv.EVERY_COLUMN), ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "'=1"])
def test_no_cell_begins_as_a_formula(person, write_night, download, text):
    write_night(person, date(2026, 3, 3), evening_note=text)
    cell = lines(download(person).replace('"', ""))[1]
    assert f",'{text[0]}" in cell


def test_a_stranger_takes_along_only_their_own(person, stranger, write_night, download):
    write_night(person, date(2026, 3, 3), evening_note="canary7351")
    write_night(stranger, date(2026, 3, 4))
    assert told(download(stranger)) == ["2026-03-04"]
    assert "canary7351" not in download(stranger)


def test_two_dates_choose_the_nights(person, write_night, download):
    for day in (1, 2, 3, 4):
        write_night(person, date(2026, 3, day))
    assert told(download(person, first="2026-03-02", last="2026-03-03")) == [
        "2026-03-02",
        "2026-03-03",
    ]
    assert told(download(person, last="2026-03-02")) == ["2026-03-01", "2026-03-02"]
    assert len(told(download(person, first="", last=""))) == 4


def test_dates_that_cannot_be_read_are_explained(client_of, person, write_night):
    write_night(person, date(2026, 3, 3))
    answer = client_of(person).get(FILE, {"first": "2026-03-09", "last": "2026-03-02"})
    assert answer.status_code == 422
    assert "The last night is before the first. Swap the two dates." in answer.content.decode()


def test_the_page_counts_the_nights_and_offers_the_file(client_of, person, write_night):
    assert "There is no night in your journal yet." in (
        client_of(person).get("/export/").content.decode()
    )
    write_night(person, date(2026, 3, 3))
    page = client_of(person).get("/export/").content.decode()
    assert "1 night, one row each" in page
    for address in (FILE, *OTHERS):
        assert f'href="{address}"' in page


def test_ten_years_leave_in_pieces_and_cost_as_few_queries_as_one_night(
    client_of, person, write_night, django_assert_max_num_queries
):
    nights = [
        date(2020, 1, 1) + timedelta(days=day) for day in range(450)
    ]  # in one piece of at most 500 lines
    for night in nights:
        write_night(person, night)
    browser = client_of(person)
    list(browser.get(FILE).streaming_content)  # which keeps what new nights add up to
    # session, person, nights, what is listed unanswered; figures: 2 for 500 nights
    with django_assert_max_num_queries(7):
        answer = browser.get(FILE)
        pieces = list(answer.streaming_content)
    assert len(pieces) == 1
    assert told(b"".join(pieces).decode()) == [night.isoformat() for night in nights]


def test_the_example_can_be_taken_in(client_of, person, take_in):
    example = client_of(person).get("/import/example.csv")
    assert 'filename="stillnight-example.csv"' in example.headers["Content-Disposition"]
    assert take_in(person, example.content).added == 3
    night = person.nights.get(night=date(2026, 3, 3))
    assert night.sensations == ["creeping", "pulling"]
    assert night.to_diary().caffeine_mg == 190


@pytest.mark.parametrize("address", ["/export/", FILE, "/import/example.csv", *OTHERS])
def test_nothing_here_can_be_posted_to(client_of, person, address):
    assert client_of(person).post(address).status_code == 405


@pytest.mark.parametrize("address", OTHERS)
def test_a_stranger_takes_along_nothing_of_it(person, stranger, take, address):
    history(person)
    data = take(stranger, address)
    if address == ARCHIVE:
        archive = ZipFile(BytesIO(data))
        data = b"".join(archive.read(name) for name in archive.namelist())
    for secret in ("späte".encode(), b"INR", b"Pramipexole", b"person@example.org"):
        assert secret not in data


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        (ARCHIVE, "application/zip", "stillnight-everything-2026-04-01.zip"),
        (COMPLETE, "application/json", "stillnight-complete-2026-04-01.json"),
        (BOOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "stillnight-workbook-2026-04-01.xlsx"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("april_morning")
def test_each_file_is_streamed_under_a_name_with_its_day(client_of, person, address, kind, name):
    answer = client_of(person).get(address)
    assert answer.streaming
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", OTHERS)
def test_the_number_of_queries_does_not_grow_with_the_rows(client_of, person, write_night, address):
    browser = client_of(person)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            b"".join(browser.get(address).streaming_content)
        return len(captured)

    write_night(person, "2026-01-01").exercises.create(kind="walk")
    few = queries()
    for day in range(1, 29):
        write_night(person, f"2026-02-{day:02d}").exercises.create(kind="walk")
    assert queries() <= few  # what the bundle's summary worked out is kept
