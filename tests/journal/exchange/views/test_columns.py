"""A spreadsheet of one's own: the guess, the correction, the nights, and the next month."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from journal.models import Factor

SHEET = """Datum;Bett;Wach;Beine;Kaffee;Gassi
3.3.2026;22:30;6:40;4;ja;x
4.3.2026;23:15;7:00;7;nein;
5.3.2026;23:50;6:30;oft;-;x
6.3.2026;23:50;6:30;0;ja;x
7.3.2026;22:10;6:30;2;ja;
"""
SLASHES = "Date,Legs\n3/4/2026,5\n"


def address(person):
    return reverse("exchange:columns", args=[person.imports.get(step="preview").pk])


def sent(answer, **changes):
    """The form of a page as a browser sends it, with some answers changed."""
    form = answer.context["form"]
    fields = [*form, *(field for column in form.columns for field in column)]
    data = {
        field.html_name: field.value() for field in fields if field.value() not in (None, False)
    }
    return data | changes


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_an_unknown_table_is_asked_about_with_a_guess(upload, person):
    answer = upload(person, SHEET)
    assert answer.status_code == 200
    assert "What do the columns mean?" in text(answer)
    means = {each.column.head: each.column.means for each in answer.context["form"].columns}
    assert means == {
        "Datum": "night",
        "Bett": "bedtime",
        "Wach": "wake_after_sleep_onset_minutes",
        "Beine": "evening_severity",
        "Kaffee": "had_caffeine",
        "Gassi": "own_claim",
    }
    assert person.nights.count() == 0


@pytest.fixture
def described(upload, client_of, person):
    """A table whose columns were corrected, at its preview."""
    page = upload(person, SHEET)
    data = sent(page, **{"c2-means": "final_awakening", "c5-name": "Walk the dog"})
    return client_of(person).post(address(person), data, follow=True)


def test_a_corrected_guess_is_shown_as_nights(described):
    preview = described.context["preview"]
    assert preview.new == 5
    first = next(cells for _, cells in preview.table)
    assert first == ["2026-03-03", "4", "22:30", "06:40", "yes", "yes"]
    assert "“Beine”: “oft” is not a number. This cell stays out." in text(described)


def test_the_nights_come_in_and_the_next_file_is_read_the_same_way(
    described, upload, client_of, person
):
    entry = described.context["preview"].entry
    client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]))
    assert person.nights.count() == 5
    assert person.factors.get().name == "Walk the dog"
    entry.refresh_from_db()
    assert entry.payload == {}
    later = upload(person, SHEET.replace("2026", "2025"))
    assert later.context["preview"].new == 5
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert person.nights.count() == 0


def test_a_description_is_a_file_that_can_be_used_again(described, upload, client_of, person):
    entry = described.context["preview"].entry
    saved = client_of(person).get(reverse("exchange:columns_file", args=[entry.pk]))
    assert json.loads(saved.content)["format"] == "stillnight-mapping"
    upload(person, SHEET)
    form = {"described": SimpleUploadedFile("columns.json", saved.content)}
    answer = client_of(person).post(address(person), form, follow=True)
    assert answer.context["preview"].new == 5
    assert "“Walk the dog”" not in text(answer)
    assert "Walk the dog" in text(answer)


def test_what_columns_meant_can_be_downloaded_after_the_import(described, client_of, person):
    entry = person.imports.get()
    client = client_of(person)
    client.post(reverse("exchange:confirm_import", args=[entry.pk]))
    page = client.get(reverse("exchange:mappings"))
    address_of_file = reverse("exchange:columns_file", args=[entry.pk])
    assert f'href="{address_of_file}"' in page.content.decode()
    columns = json.loads(client.get(address_of_file).content)["columns"]
    assert {"head": "Wach", "means": "final_awakening"}.items() <= columns[2].items()


def test_an_import_without_a_table_offers_no_columns(take_in, client_of, person):
    take_in(person, "night,evening_severity\n2026-03-03,4\n")
    assert "columns.json" not in client_of(person).get("/import/").content.decode()


def test_a_file_that_describes_nothing_is_explained(upload, client_of, person):
    upload(person, SHEET)
    form = {"described": SimpleUploadedFile("columns.json", b"{}")}
    answer = client_of(person).post(address(person), form)
    assert answer.status_code == 422
    assert "not a file that says what the columns" in text(answer)


def test_an_order_of_dates_that_is_not_clear_is_asked(upload, client_of, person):
    page = upload(person, SLASHES)
    assert "Not clear from the file: 3/4/2026." in text(page)
    answer = client_of(person).post(address(person), sent(page))
    assert "Please choose how the dates of this file are written." in text(answer)
    answer = client_of(person).post(address(person), sent(page, dates="mdy"), follow=True)
    assert str(answer.context["preview"].entry.first_night) == "2026-03-04"


def test_a_known_tracker_with_unclear_dates_is_asked_too(upload, client_of, person):
    fitbit = "Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed\n"
    page = upload(person, f"Sleep\n{fitbit}3/4/2026 9:54PM,3/5/2026 5:54AM,420,60,3,480\n")
    answer = client_of(person).post(address(person), sent(page, dates="mdy"), follow=True)
    entry = answer.context["preview"].entry
    assert (entry.format, str(entry.first_night)) == ("recorded_table", "2026-03-04")
    assert entry.waiting_rows()[0]["source"] == "fitbit_csv"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"c0-means": "", "c1-means": "", "c2-means": ""}, "column that holds the date"),
        ({"c1-means": "started"}, "either answers of your diary or what a tracker"),
        ({f"c{at}-means": "" for at in range(1, 6)} | {"c1-means": "deep"}, "“Recorded from”"),
        ({"c0-means": "everything"}, "Please choose from the list."),
        ({"c0-means": "", "c2-means": "tiredness"}, "has no date"),
    ],
)
def test_what_cannot_be_is_explained_and_stays_typed(upload, client_of, person, changes, sentence):
    page = upload(person, SHEET)
    answer = client_of(person).post(address(person), sent(page, **changes))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert person.imports.get().waiting_rows() == []


def test_a_table_of_a_tracker_nobody_knows_becomes_recordings(upload, client_of, person):
    page = upload(person, "Start,End,Deep,Light\n2026-03-03 22:00,2026-03-04 06:00,90,300\n")
    answer = client_of(person).post(address(person), sent(page), follow=True)
    row = answer.context["preview"].entry.waiting_rows()[0]
    assert (row["source"], row["total_sleep_minutes"]) == ("tracker", 390)


def test_words_for_none_and_unknown_are_those_of_the_person(upload, client_of, person):
    page = upload(person, "Date,Wine\n3.3.2026,dry\n4.3.2026,lost\n5.3.2026,2\n6.3.2026,\n")
    changes = {"c1-means": "alcohol_drinks", "c1-none": "dry", "c1-unknown": "lost"}
    data = sent(page, **changes, **{"c1-empty": "none"})
    preview = client_of(person).post(address(person), data, follow=True).context["preview"]
    assert [cells for _, cells in preview.table] == [
        ["2026-03-03", "0"],
        ["2026-03-05", "2"],
        ["2026-03-06", "0"],
    ]
    assert preview.entry.payload["refused"] == ["Line 3 answers nothing."]


def test_words_stand_for_the_numbers_that_the_person_says(upload, client_of, person):
    data = sent(upload(person, SHEET), **{"c3-values": "oft = 7,0; selten=2"})
    answer = client_of(person).post(address(person), data, follow=True)
    assert [row.get("evening_severity") for row in answer.context["preview"].rows] == [
        "4", "7", "7", "0", "2",
    ]  # fmt: skip
    saved = json.loads(person.imports.get(step="preview").mapping)
    (legs,) = (each for each in saved["columns"] if each["head"] == "Beine")
    assert legs["values"] == {"oft": 7, "selten": 2}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("oft", "“oft” is not a word with a number. Please write it as in mild = 3."),
        ("= 3", "“= 3” is not a word with a number."),
        ("oft = viel", "“oft”: Please write only the number, without words or units"),
        ("oft = 9999999", "Please choose numbers up to 1,000,000."),
    ],
)
def test_a_number_for_a_word_that_is_none_is_explained(upload, client_of, person, typed, sentence):
    data = sent(upload(person, SHEET), **{"c3-values": typed})
    answer = client_of(person).post(address(person), data)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert typed in answer.content.decode()


def test_times_of_utc_are_told_by_the_clock_of_the_zone(upload, client_of, person):
    table = "Date,Bed,Legs\n2026-03-03,2026-03-03 21:10,4\n2026-03-04,2026-03-04 22:30,5\n"
    data = sent(upload(person, table), zone="utc")
    answer = client_of(person).post(address(person), data, follow=True)
    assert [row["bedtime"] for row in answer.context["preview"].rows] == ["22:10", "23:30"]


def test_after_the_answer_there_is_nothing_to_say_about_columns(take_in, client_of, person):
    entry = take_in(person, "night,evening_severity\n2026-03-03,4\n")
    answer = client_of(person).get(reverse("exchange:columns", args=[entry.pk]))
    assert answer.headers["Location"] == reverse("exchange:imports")
    assert (
        client_of(person).get(reverse("exchange:columns_file", args=[entry.pk])).status_code == 404
    )


def test_a_table_with_too_many_columns_to_ask_about_says_so(upload, person):
    heads = ",".join(["Date", *(f"Q{at}" for at in range(99))])
    page = upload(person, f"{heads}\n3.3.2026{',1' * 99}\n")
    assert "20 more columns cannot be shown here and stay out." in text(page)


def test_what_is_tracked_may_be_rated_or_counted(upload, client_of, person):
    page = upload(person, "Date,Mood,Steps\n3.3.2026,7,4000\n4.3.2026,3,9000\n")
    answer = client_of(person).post(address(person), sent(page), follow=True)
    entry = answer.context["preview"].entry
    client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]))
    kinds = set(person.factors.values_list("name", "kind"))
    assert kinds == {("Mood", Factor.Kind.RATING), ("Steps", Factor.Kind.NUMBER)}
