"""What the columns of earlier tables mean: used again, offered, deleted and brought back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.journal.exchange.views.test_columns import SHEET, address, sent, text

MAPPINGS = reverse("exchange:mappings")
ANOTHER = SHEET.replace("Datum;Bett", "Tag;Ins Bett")


@pytest.fixture
def described(upload, client_of, person):
    """A table that was described and taken in; its import."""

    def take_in(sheet, **changes):
        client, asked = client_of(person), upload(person, sheet)
        answers = {"c2-means": "final_awakening", "c5-name": "Walk the dog", **changes}
        client.post(address(person), sent(asked, **answers))
        entry = person.imports.get(step="preview")
        client.post(reverse("exchange:confirm_import", args=[entry.pk]))
        return entry

    return take_in


def post(client_of, user, name, entry, **data):
    return client_of(user).post(reverse(f"exchange:{name}", args=[entry.pk]), data, follow=True)


def use(client_of, user, entry, sheet):
    file = SimpleUploadedFile("april.csv", sheet.encode())
    return post(client_of, user, "use_mapping", entry, file=file, time_zone="Europe/Berlin")


def test_a_description_is_listed_with_its_columns_and_used_with_a_file(
    described, client_of, person
):
    entry = described(SHEET)
    page = client_of(person).get(MAPPINGS)
    assert "Datum, Bett, Wach, Beine, Kaffee, Gassi" in text(page)
    later = use(client_of, person, entry, SHEET.replace("2026", "2025").replace(";Wach", ";Woche"))
    assert later.context["preview"].new == 5
    assert "The columns mean what you said of those of “nights.csv”." in text(later)
    assert "Columns that were not there then stay out: “Woche”." in text(later)


def test_a_file_without_its_columns_is_refused_with_a_sentence(described, client_of, person):
    answer = use(client_of, person, described(SHEET), "a,b\n1,2\n")
    assert "This table has none of the columns of “nights.csv”." in text(answer)
    assert person.imports.count() == 1


def test_where_two_descriptions_fit_the_person_is_asked_and_both_are_offered(
    described, upload, client_of, person
):
    described(SHEET)
    described(ANOTHER.replace("2026", "2025"))
    both = SHEET.replace("2026", "2024").replace("Datum;Bett", "Datum;Bett;Tag;Ins Bett")
    page = upload(person, both.replace("2024;", "2024;23:10;3.4.2024;"))
    assert "What do the columns mean?" in text(page)
    offered = page.context["offered"]
    assert len(offered) == 2
    chosen = client_of(person).post(address(person), {"stored": offered[1].pk}, follow=True)
    assert chosen.context["preview"].new == 5


def test_a_deleted_description_is_used_for_nothing_and_can_come_back(
    described, upload, client_of, person
):
    entry = described(SHEET)
    deleted = post(client_of, person, "forget_mapping", entry)
    assert "Deleted in the last 30 days" in text(deleted)
    asked = upload(person, SHEET.replace("2026", "2025"))
    assert "What do the columns mean?" in text(asked)
    assert asked.context["offered"] == []
    assert "Deleted in" not in text(post(client_of, person, "remember_mapping", entry))
    assert upload(person, SHEET.replace("2026", "2025")).context["preview"].new == 5


def test_a_description_goes_for_good_30_days_after_it_was_deleted(described, client_of, person):
    entry = described(SHEET)
    other = described(ANOTHER.replace("2026", "2025"))
    person.imports.filter(pk=entry.pk).update(forgotten_at=timezone.now() - timedelta(days=31))
    post(client_of, person, "forget_mapping", other)
    entry.refresh_from_db()
    assert entry.mapping == ""
    assert client_of(person).get(MAPPINGS).context["known"] == []


def test_the_latest_description_of_the_same_columns_counts(described, upload, client_of, person):
    entry = described(SHEET)
    post(client_of, person, "undo_import", entry)
    described(SHEET, **{"c2-means": "rise_time"})
    (known,) = client_of(person).get(MAPPINGS).context["known"]
    assert ("Wach", "Got up") in known.heads
