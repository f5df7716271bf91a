"""The complete file, taken into another account: every row is there again."""

import json
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
import time_machine
from django.db import IntegrityError

from journal.exchange import complete_file, restore, unzip
from journal.exchange.models import Import, ImportedRow
from journal.exchange.rows import Rows
from journal.exchange.tables import by_name, tables
from journal.models import Dose, FactorAnswer
from tests.journal.exchange.made_up import NIGHT, history
from tests.journal.exchange.views.test_imports import act, messages, tap, text, waiting


@pytest.fixture(autouse=True)
def _an_april_morning():
    with time_machine.travel("2026-04-01 09:30:00+00:00", tick=False):
        yield


@pytest.fixture
def take(client_of):
    def get(user, ending="json"):
        return b"".join(client_of(user).get(f"/export/stillnight.{ending}").streaming_content)

    return get


@pytest.fixture
def told(person, take):
    """The complete file of a person with a history, as data to change."""
    history(person)
    return json.loads(take(person))


def hashes(user, leave_out=()):
    """Every row of somebody by its hash, table by table."""
    rows = Rows(user)
    return {
        table.name: [
            sha256(json.dumps(row, sort_keys=True).encode()).hexdigest() for row in rows.of(table)
        ]
        for table in tables()
        if table.name not in leave_out
    }


def imports_before(user):
    return [row for row in Rows(user).of(by_name()["imports"]) if row["filename"] == "sleep.json"]


# Every row, again


@pytest.mark.parametrize("ending", ["json", "zip"])
def test_every_row_is_there_again_in_a_fresh_account(person, stranger, take, take_in, ending):
    history(person)
    entry = take_in(stranger, take(person, ending), name=f"stillnight.{ending}")
    assert hashes(stranger, ["imports"]) == hashes(person, ["imports"])
    assert imports_before(stranger) == imports_before(person)
    assert (entry.format, entry.same, entry.different) == ("complete", 0, 0)
    assert entry.added == entry.rows.count() == 22


def test_the_file_of_the_restored_account_is_the_same_file(person, stranger, take, take_in):
    history(person)
    first = json.loads(take(person))
    take_in(stranger, take(person))
    stranger.imports.filter(format="complete").delete()
    assert json.loads(take(stranger))["tables"] == first["tables"]


def test_rows_refer_to_the_new_rows_and_to_nobody_elses(person, stranger, take, take_in):
    history(person)
    take_in(stranger, take(person))
    iron = stranger.regimens.get(name="Ferrous sulfate")
    doses = Dose.objects.filter(night__user=stranger)
    assert [dose.plan_key for dose in doses] == [iron.pk, 0]
    assert FactorAnswer.objects.get(night__user=stranger).factor.user == stranger
    assert person.regimens.count() == 2
    stranger.refresh_from_db()
    assert (stranger.clock, stranger.theme, str(stranger.caffeine_half_life_hours)) == (
        "12", "dim", "6.5",
    )  # fmt: skip
    assert stranger.email == "stranger@example.org"


# Looking at it


def test_the_preview_says_what_is_in_the_file(person, stranger, take, upload):
    history(person)
    answer = upload(stranger, take(person), name="complete.json")
    page = text(answer)
    assert "Add 22 records?" in page
    assert "1 set of preferences, 2 nights, 2 drinks with caffeine, 1 exercise," in page
    assert "From Tue 3 → Wed 4 March 2026 to" in page
    rows = {tuple(row[:2]): row[2] for _, row in answer.context["preview"].table}
    assert "2 doses, 1 skipped dose" in rows["night", "Tue 3 → Wed 4 March 2026"]
    assert rows["earlier import", "sleep.json"] == ""
    assert stranger.nights.count() == stranger.regimens.count() == 0


def test_a_file_without_nights_has_no_first_night(stranger, told, take_in, client_of):
    told["tables"] = {"lab_results": told["tables"]["lab_results"]}
    entry = take_in(stranger, json.dumps(told))
    assert (entry.added, entry.first_night) == (2, None)
    assert "2 added." in text(client_of(stranger).get("/import/"))


def test_a_file_with_nothing_in_it_is_explained(stranger, told, upload):
    told["tables"] = {}
    assert "There is nothing in this file." in text(upload(stranger, json.dumps(told)))


def test_what_is_new_stands_first_and_what_stays_is_named(
    person, stranger, told, upload, take_in, write_night
):
    write_night(stranger, NIGHT, evening_severity=1)
    answer = upload(stranger, json.dumps(told))
    states = [state for state, _ in answer.context["preview"].table]
    assert [str(s) for s in states] == ["new"] * 20  # the first twenty
    left = text(answer).split("Yours differ here and stay.")[1].split("The first rows")[0]
    assert left.strip() == "set of preferences Night of Tue 3 → Wed 4 March 2026"


# Into an account that holds something


def test_the_same_file_again_adds_nothing(person, take, take_in):
    history(person)
    before = hashes(person)
    entry = take_in(person, take(person))
    assert (entry.added, entry.different) == (0, 0)
    person.imports.filter(format="complete").delete()
    assert hashes(person) == before


def test_what_is_there_stays_and_only_what_is_new_is_added(stranger, told, take_in, write_night):
    write_night(stranger, NIGHT, evening_severity=1)
    stranger.factors.create(name="screen, MIN", kind="number")
    answer = take_in(stranger, json.dumps(told))
    assert [n.evening_severity for n in stranger.nights.all()] == [1, None]
    assert stranger.factors.count() == 2
    stranger.refresh_from_db()
    assert stranger.clock == "24"
    assert answer.different == 3  # the preferences, the night, the unit of the question


def test_new_nights_hang_on_the_plan_and_the_questions_that_are_there(
    person, stranger, told, take, take_in
):
    take_in(stranger, json.dumps(told))
    later = {"night": "2026-03-30", "time_zone": "UTC"}
    told["tables"]["nights"].append(later)
    uid = "00000000-0000-4000-8000-000000000001"
    dose = {"night": "2026-03-30", "uid": uid, "name": "Iron", "kind": "supplement", "plan_key": 2}
    told["tables"]["doses"].append(dose)
    answer = {"night": "2026-03-30", "factor": "Screen, min", "value": 3}
    told["tables"]["factor_answers"].append(answer)
    assert take_in(stranger, json.dumps(told)).added == 1
    night = stranger.nights.get(night="2026-03-30")
    assert night.doses.get().plan_key == stranger.regimens.get(name="Ferrous sulfate").pk
    assert night.factor_answers.get().factor == stranger.factors.get(name="Screen, min")


def test_an_answer_to_a_question_of_another_kind_stays_out(stranger, told, take_in):
    stranger.factors.create(name="Screen, min", kind="claim")
    take_in(stranger, json.dumps(told))
    assert stranger.nights.count() == 2
    assert not FactorAnswer.objects.filter(night__user=stranger).exists()


# Undo


def test_undo_takes_all_of_it_out_and_sets_the_preferences_back(stranger, told, take_in, client_of):
    before = hashes(stranger)
    entry = take_in(stranger, json.dumps(told))
    answer = act(client_of, stranger, entry, "undo")
    assert "is undone." in messages(answer)[0]
    stranger.imports.filter(format="complete").delete()
    assert hashes(stranger) == before
    assert not ImportedRow.objects.exists()


def test_undo_keeps_a_night_written_in_since_and_what_it_hangs_on(
    stranger, told, take_in, client_of
):
    entry = take_in(stranger, json.dumps(told))
    tap(client_of, stranger, NIGHT, nap_minutes="20")
    act(client_of, stranger, entry, "undo")
    night = stranger.nights.get()
    assert night.night == NIGHT
    assert night.factor_answers.count() == 1
    assert [r.name for r in stranger.regimens.all()] == ["Ferrous sulfate"]
    assert stranger.lab_results.count() == 0


def test_undo_keeps_a_result_and_a_visit_that_were_corrected_since(
    stranger, told, take_in, client_of
):
    entry = take_in(stranger, json.dumps(told))
    result, visit = stranger.lab_results.first(), stranger.visits.first()
    stranger.lab_results.filter(pk=result.pk).update(value=77)
    stranger.visits.filter(pk=visit.pk).update(decided="Iron every other day.")
    (sentence,) = messages(act(client_of, stranger, entry, "undo"))
    assert [row.pk for row in stranger.lab_results.all()] == [result.pk]
    assert [row.pk for row in stranger.visits.all()] == [visit.pk]
    assert "because you changed or use them: " in sentence
    assert "visit" in sentence


def test_undo_leaves_settings_that_were_changed_since(stranger, told, take_in, client_of):
    entry = take_in(stranger, json.dumps(told))
    stranger.refresh_from_db()
    stranger.report_name = "S. T."
    stranger.save()
    act(client_of, stranger, entry, "undo")
    stranger.refresh_from_db()
    assert (stranger.report_name, stranger.units) == ("S. T.", "us")


def test_a_whole_journal_that_was_undone_comes_back_as_it_was(stranger, told, take_in, client_of):
    entry = take_in(stranger, json.dumps(told))
    before = hashes(stranger, ["imports", "preferences"])
    act(client_of, stranger, entry, "undo")
    act(client_of, stranger, entry, "bring_back")
    act(client_of, stranger, waiting(stranger), "confirm")
    assert hashes(stranger, ["imports", "preferences"]) == before


def test_rows_of_an_import_older_than_fingerprints_stay(stranger, told, take_in, client_of):
    entry = take_in(stranger, json.dumps(told))
    entry.rows.update(fingerprint="")
    act(client_of, stranger, entry, "undo")
    assert stranger.nights.count() == 0
    assert stranger.lab_results.exists()


def test_an_import_that_came_along_has_nothing_to_undo_here(stranger, told, take_in, client_of):
    take_in(stranger, json.dumps(told))
    page = client_of(stranger).get("/import/").content.decode()
    assert page.count(">Undo<") == 1
    other = stranger.imports.get(filename="sleep.json")
    assert messages(act(client_of, stranger, other, "undo")) == [
        "There is nothing to undo in this import."
    ]
    assert stranger.device_sleeps.count() == 1


def test_a_row_that_was_added_is_called_by_its_table(stranger, told, take_in):
    entry = take_in(stranger, json.dumps(told))
    assert {str(row) for row in entry.rows.exclude(table="")} >= {"preferences", "lab_results"}


# Files that are not what they should be


def changed(told, table, **fields):
    """The file with other values in the first row of a table; `None` takes a column away."""
    row = told["tables"][table][0]
    row |= fields
    told["tables"][table][0] = {name: value for name, value in row.items() if value is not None}
    return json.dumps(told)


@pytest.mark.parametrize(
    ("table", "fields", "sentence"),
    [
        ("nights", {"night": None}, "nights, row 1, night: This has to be there."),
        ("nights", {"night": "2026-04-09"}, "2026-04-09 is still to come."),
        ("nights", {"night": "2026-03-29"}, "“2026-03-29” is there twice."),
        ("nights", {"time_zone": "Mars/Olympus"}, "is not a time zone this server knows"),
        ("nights", {"evening_severity": 11}, "less than or equal to 10"),
        ("nights", {"evening_severity": True}, "is not a whole number"),
        ("nights", {"evening_severity": 10**30}, "is not a whole number"),
        ("nights", {"no_symptoms": "yes"}, "is neither true nor false"),
        ("nights", {"no_symptoms": True}, "Which is right?"),
        ("nights", {"evening_note": "x" * 4001}, "at most 4000 are kept"),
        ("nights", {"evening_note": "a\0b"}, "signs that cannot be shown"),
        ("nights", {"evening_note": "\ud800"}, "signs that cannot be shown"),
        ("nights", {"evening_note": 7}, "is not text"),
        ("nights", {"sensations": "creeping"}, "This is not a list of words."),
        ("nights", {"sensations": ["purple"]}, "Choose from the words on the page."),
        ("nights", {"mood": 3}, "There is no column “mood”."),
        ("nights", {"user": 1}, "There is no column “user”."),
        ("nights", {"version": 1}, "There is no column “version”."),
        ("doses", {"night": "2026-01-01"}, "of nights is not in this file"),
        ("doses", {"night": {}}, "names no row"),
        ("doses", {"plan_key": 77}, "of regimens is not in this file"),
        ("doses", {"amount": "much"}, "is not a number"),
        ("doses", {"amount": 0.00001}, "decimal places"),
        ("doses", {"uid": "7"}, "is not an identifier (UUID)"),
        ("dose_steps", {"regimen": 9}, "of regimens is not in this file"),
        ("dose_steps", {"id": 0}, "“id” has to be a whole number above 0."),
        ("dose_steps", {"unit": None}, "Please choose the unit of this amount."),
        ("dose_times", {"step": "1"}, "of dose_steps is not in this file"),
        ("factor_answers", {"factor": "Unknown"}, "of factors is not in this file"),
        ("factors", {"kind": "rating"}, "Choose a whole number from 0 to 10."),
        ("lab_results", {"range_low": 500}, "contradict themselves or each other"),
        ("lab_results", {"unit": "mmol/L"}, "Ferritin is not given in this unit."),
        ("device_sleeps", {"total_sleep_minutes": 1e308}, ""),
        ("device_sleeps", {"started_at": "yesterday"}, "is not an instant in UTC"),
        ("imports", {"step": "preview"}, "An import that still waits cannot be imported."),
        ("preferences", {"caffeine_half_life_hours": 99}, "less than or equal to 10"),
    ],
)
def test_a_row_that_does_not_fit_is_explained_with_its_place(
    stranger, told, upload, table, fields, sentence
):
    answer = upload(stranger, changed(told, table, **fields))
    if not sentence:
        assert answer.status_code == 200
        return
    assert answer.status_code == 422
    assert sentence in text(answer).replace("&#x27;", "'")
    assert stranger.nights.count() == stranger.imports.count() == 0


RUNNING = {"first_night": "2026-03-30", "stopped_on": None, "stopped_reason": None}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"agent": "other-supplement", "name": "Clonazepam 0.5 mg", "nobody_prescribed": True},
            "“Clonazepam 0.5 mg” is, or may be, a medicine.",
        ),
        ({"name": "Klonopin"}, "“Klonopin” (read as clonazepam) is, or may be, a medicine."),
        ({"agent": "no-alcohol", "name": "No pramipexole"}, "is, or may be, a medicine."),
        ({"agent": "other-supplement", "name": "Foozepam"}, "only if nobody prescribed it"),
        ({"name": "Iron"}, "Iron stores change over about twelve weeks"),
    ],
)
def test_a_file_brings_in_no_experiment_that_the_form_refuses(
    stranger, told, upload, fields, sentence
):
    answer = upload(stranger, changed(told, "experiments", **RUNNING | fields))

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not stranger.experiments.exists()


def test_a_file_brings_in_an_experiment_that_lies_behind(stranger, told, take_in):
    fields = {"agent": "other-supplement", "name": "Clonazepam 0.5 mg"}
    take_in(stranger, changed(told, "experiments", **fields).encode())

    assert stranger.experiments.filter(name="Clonazepam 0.5 mg").count() == 1


def test_an_experiment_of_an_older_file_is_one_in_blocks_that_nobody_counted(
    stranger, told, take_in
):
    first, *_ = told["tables"]["experiments"]
    assert not {"is_nightly", "number_in_year"} & set(first)
    told["tables"]["experiments"] = [first]
    take_in(stranger, json.dumps(told))

    row = stranger.experiments.get()
    assert (row.is_nightly, row.number_in_year, row.blocks) == (None, None, 8)
    assert not row.design().is_nightly


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sequence": "111111000000" + "101100" * 3}, "as many 1 as 0 in each six."),
        ({"sequence": "10" * 4}, "The order has to be 30 figures"),
        ({"block_nights": 7}, "six nights go together and none is washout."),
        ({"is_nightly": False}, "The number of blocks has to be one of 8, 10, 12, 14."),
        ({"number_in_year": 0}, "greater than or equal to 1"),
    ],
)
def test_lots_that_no_draw_could_have_given_are_explained(stranger, told, upload, fields, sentence):
    told["tables"]["experiments"].reverse()
    answer = upload(stranger, changed(told, "experiments", **fields))

    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_number_beyond_all_numbers_is_explained(stranger, told, upload):
    data = json.dumps(told).replace('"total_sleep_minutes": 401.5', '"total_sleep_minutes": 1e400')
    assert "is too large." in text(upload(stranger, data))


def test_a_row_or_a_table_of_no_such_kind_is_explained(stranger, told, upload):
    told["tables"] |= {"sessions": [], "doses": ["x"], "wake_taps": [{}]}
    told["tables"]["preferences"] *= 2
    page = text(upload(stranger, json.dumps(told)))
    assert "There is no table “sessions”." in page
    assert "doses, row 1: This row is not an object with names." in page
    assert "wake_taps, row 1, night: This has to be there." in page
    assert "There is more than one row of preferences." in page


@pytest.mark.parametrize("table", ["wake_taps", "device_sleeps", "lab_results"])
def test_a_row_that_can_be_there_only_once_is_not_taken_twice(stranger, told, upload, table):
    told["tables"][table] *= 2
    assert "is there twice." in text(upload(stranger, json.dumps(told)))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"format": "stillnight"', "is damaged (line"),
        (b'{"format": "stillnight", "version": 2}', "This file has version 2"),
        (b'{"format": "stillnight", "version": true}', "names no version that exists"),
        (b'{"format": "stillnight", "tables": {}}', "names no version that exists: “None”"),
        (b'{"format": "stillnight", "version": 1}', "has no “tables”"),
        (b'{"format": "stillnight", "version": 1, "tables": []}', "has no “tables”"),
        (b'{"format": "stillnight", "version": 1, "tables": {"nights": 1}}', "has no “tables”"),
        (b'{"format": "stillnight", "version": NaN}', "A number in this file cannot be read"),
        (b'{"format": "stillnight", "version": ' + b"9" * 5000 + b"}", "A number in this file"),
        (b'{"format": "stillnight", "x": "\xff"}', "are not UTF-8"),
        (b'{"format": "stillnight", "x": ' + b"[" * 90_000, "nested far too deeply"),
        (b'["format": "stillnight"]', "is damaged (line"),
        (b'["format", {"format": "stillnight"}]', "not a complete file of Stillnight"),
    ],
)  # fmt: skip
def test_a_file_that_is_damaged_or_hostile_is_explained(stranger, upload, data, sentence):
    answer = upload(stranger, data)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_file_of_far_too_many_parts_is_not_even_read(stranger, upload, monkeypatch):
    monkeypatch.setattr(complete_file, "MAX_COUNTS", {b",": 10})
    page = text(upload(stranger, b'{"format": "stillnight", "x": [' + b"1," * 11))
    assert "This file holds more than the 50,000 rows that can be read." in page


def test_a_file_of_more_rows_than_a_journal_has_is_refused(stranger, told, upload, monkeypatch):
    monkeypatch.setattr(complete_file, "MAX_ROWS", 3)
    page = text(upload(stranger, json.dumps(told)))
    assert "rows that can be read. Nothing was imported." in page


def packed(*members, **how):
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data, **how)
    return made.getvalue()


def test_an_archive_that_unpacks_to_far_too_much_is_refused(stranger, upload, monkeypatch):
    monkeypatch.setattr(complete_file, "MAX_BYTES", 1024**2)
    page = text(upload(stranger, packed(("stillnight.json", b" " * 5 * 1024**2))))
    assert "stillnight.json in this archive is larger than 1 MB." in page


def test_an_archive_of_others_or_with_too_many_files_is_refused(stranger, upload, monkeypatch):
    other = packed(("my-stillnight.json", b"{}"))
    assert "does not hold one file" in text(upload(stranger, other))
    two = packed(("stillnight.json", b"{}"), ("older/stillnight.json", b"{}"))
    assert "does not hold one file" in text(upload(stranger, two))
    monkeypatch.setattr(unzip, "MAX_FILES", 1)
    assert "more than 1 such files" in text(upload(stranger, two))


def test_an_archive_that_was_packed_again_on_a_mac_is_read(person, stranger, take, upload):
    history(person)
    with ZipFile(BytesIO(take(person, "zip"))) as whole:
        data = whole.read("stillnight.json")
    again = packed(
        ("stillnight/stillnight.json", data),
        ("__MACOSX/stillnight/._stillnight.json", b"\0\5\x16\7"),
        ("stillnight/.DS_Store", b""),
    )
    upload(stranger, again, name="Archive.zip")
    assert waiting(stranger).format == "complete"


def test_an_archive_with_a_password_is_explained(stranger, upload):
    data = bytearray(packed(("stillnight.json", b"{}")))
    data[6] |= 1  # the flags of the file, and of its entry in the directory
    data[data.index(b"PK\1\2") + 8] |= 1
    assert "locked with a password. Please unpack it first" in text(upload(stranger, bytes(data)))


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_an_archive_that_cannot_be_unpacked_in_pieces_is_refused(stranger, upload, packing):
    file = BytesIO()
    with ZipFile(file, "w", packing) as archive:
        archive.writestr("stillnight.json", b" " * 1024)

    assert "packed in a way other than usual" in text(upload(stranger, file.getvalue()))


def test_an_archive_whose_names_are_no_letters_is_refused(stranger, upload):
    data = packed(("stillnight.json", b"{}"), ("é", b""))

    assert "This archive is damaged" in text(
        upload(stranger, data.replace(b"\xc3\xa9", b"\xc3\x28"))
    )


def test_an_archive_that_is_damaged_is_refused(stranger, person, take, upload):
    whole = take(person, "zip")
    assert "This archive is damaged" in text(upload(stranger, whole[: len(whole) // 2]))
    other = whole.replace(b"\x08\x00", b"\x63\x00")
    assert "packed in a way other than usual" in text(upload(stranger, other))


def test_a_file_that_the_database_refuses_after_all_adds_nothing(
    stranger, told, upload, client_of, monkeypatch
):
    upload(stranger, json.dumps(told))

    def fail(*_):
        raise IntegrityError

    monkeypatch.setattr(restore.Restorer, "add", fail)
    answer = act(client_of, stranger, waiting(stranger), "confirm")
    assert messages(answer) == [
        "Something changed meanwhile. Nothing was added. Please look again."
    ]
    assert stranger.nights.count() == 0


def test_a_strangers_file_waits_for_its_owner_only(person, stranger, told, upload, client_of):
    upload(stranger, json.dumps(told))
    entry = waiting(stranger)
    assert act(client_of, person, entry, "confirm").status_code == 404
    assert Import.objects.filter(user=stranger, step="preview").exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(
    stranger, told, upload, client_of, django_assert_max_num_queries
):
    nights = [
        {"night": (date(2025, 1, 1) + timedelta(days=n)).isoformat(), "time_zone": "UTC"}
        for n in range(300)
    ]
    told["tables"]["nights"] += nights
    upload(stranger, json.dumps(told))
    with django_assert_max_num_queries(154):  # rows go in by the handful of a statement
        act(client_of, stranger, waiting(stranger), "confirm")
    assert stranger.nights.count() == 302
