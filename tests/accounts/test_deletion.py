"""Deleting an account leaves nothing of it: no row, no session, no byte in SQLite's files."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, OperationalError, connection, models
from django.test import Client
from django.utils import timezone

from accounts import deletion
from accounts.models import User
from journal.models import Night
from journal.seeding import fill_with_demo
from tests.addresses import CANARY
from tests.rooms.test_every_address import owned  # noqa: F401  one of everything

PASSWORD = "a quiet evening walk"
SHARED = {"contenttypes.ContentType", "auth.Permission", "auth.Group"}


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


def relations(table):
    """The foreign keys of a table."""
    return [field for field in table._meta.concrete_fields if field.is_relation]


def tables_of_people():
    """Every table with a path to the person, however long."""
    found = {User}
    while True:
        more = {
            table
            for table in apps.get_models(include_auto_created=True)
            if any(field.related_model in found for field in relations(table))
        }
        if more <= found:
            return found
        found |= more


def stored_text():
    """Everything in every table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield table, " ".join(map(str, row))
    for session in Session.objects.all():
        yield "sessions, opened", str(session.get_decoded())


def where(*words):
    return {table for table, row in stored_text() for word in words if word in row}


def delete(client):
    return client.post("/account/delete/", {"sure": "on"}, follow=True)


def test_every_table_with_a_path_to_a_person_is_emptied_with_them():
    kept = {
        f"{table._meta.label}.{field.name}"
        for table in tables_of_people()
        for field in relations(table)
        if field.related_model in tables_of_people()
        and field.remote_field.on_delete is not models.CASCADE
    }

    assert len(tables_of_people()) > 20
    assert not kept


def test_nothing_of_one_of_everything_is_left_in_any_table(person, stranger, owned, client_of):  # noqa: F811
    theirs = Night.objects.create(user=stranger, night=date(2026, 3, 3), time_zone="UTC")
    LogEntry.objects.create(
        user=stranger,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=person.email,
        action_flag=CHANGE,
    )
    client = client_of(person)
    assert len(where(CANARY)) > 8
    assert len(where(person.email)) >= 2

    page = delete(client)

    assert page.redirect_chain == [("/", 302)]
    assert "Your account and everything in it are deleted." in page.content.decode()
    assert where(CANARY, person.email) == set()
    assert Night.objects.get() == theirs


def test_no_row_points_at_the_person_any_more(person, owned, client_of):  # noqa: F811
    pk = person.pk
    fill_with_demo(person, nights=60, seed=3, last=date(2026, 2, 20))
    held = {
        (table, field.name)
        for table in tables_of_people()
        for field in relations(table)
        if field.related_model is User
        and table._base_manager.filter(**{field.attname: pk}).exists()
    }

    delete(client_of(person))

    assert len(held) > 6
    assert not [
        (table, name)
        for table, name in held
        if table._base_manager.filter(**{f"{name}_id": pk}).exists()
    ]


def test_the_person_is_signed_out_on_every_device(person):
    phone, desk = Client(), Client()
    for client in (phone, desk):
        client.post("/account/login/", {"login": person.email, "password": PASSWORD})

    delete(desk)

    assert phone.get("/tonight/").status_code == 302
    assert desk.get("/tonight/").status_code == 302
    assert not User.objects.filter(email="person@example.org").exists()


def test_a_browser_that_began_the_sign_up_leaves_no_address_here(client_of, person):
    elsewhere = Client()
    elsewhere.post(
        "/account/signup/",
        {"email": person.email, "password1": "four quiet words here", "time_zone": "UTC"},
    )
    assert where(person.email) == {"accounts_user"}

    delete(client_of(person))

    assert where(person.email) == set()


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite
def test_no_byte_is_left_in_the_database_file_or_its_log(person, write_night, client_of):
    write_night(person, date(2026, 3, 3), evening_note=CANARY * 50)
    file = Path(connection.settings_dict["NAME"])
    files = [file, file.with_name(file.name + "-wal")]
    assert any(CANARY.encode() in f.read_bytes() for f in files if f.exists())

    delete(client_of(person))

    assert not any(CANARY.encode() in f.read_bytes() for f in files if f.exists())


def test_without_the_tick_nothing_is_deleted_and_the_page_says_so(client_of, person):
    page = client_of(person).post("/account/delete/")

    assert "Please tick the box first." in page.content.decode()
    assert User.objects.filter(pk=person.pk).exists()


def test_the_page_offers_to_take_the_data_along_first(client_of, person):
    text = client_of(person).get("/account/delete/").content.decode()

    assert text.index('href="/export/"') < text.index("Then delete it")


def test_a_demo_is_deleted_without_a_password(client_of, person):
    person.set_unusable_password()
    person.demo_ends_at = timezone.now()
    person.save()

    delete(client_of(person))

    assert not User.objects.filter(pk=person.pk).exists()


def test_with_mail_a_last_one_says_what_happened(client_of, person, settings, mailoutbox):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    delete(client_of(person))

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["person@example.org"], "Your account is deleted")
    ]


def crossed(kind, code=""):
    error = kind("of the database")
    error.__cause__ = Exception()
    error.__cause__.sqlstate = code
    return error


@pytest.mark.parametrize(
    ("errors", "ends"),
    [
        ([crossed(IntegrityError)], "deleted"),
        ([crossed(OperationalError, "40P01")] * 4, "deleted"),
        ([crossed(OperationalError, "53100")], "raised"),
        ([crossed(IntegrityError)] * 5, "raised"),
    ],
)
def test_a_deletion_that_another_writer_crossed_begins_anew(person, monkeypatch, errors, ends):
    waiting, really = list(errors), deletion._delete_at_once

    def deleting(pk):
        if waiting:
            raise waiting.pop()
        really(pk)

    monkeypatch.setattr(deletion, "_delete_at_once", deleting)
    with nullcontext() if ends == "deleted" else pytest.raises(DatabaseError):
        deletion.delete_account(person)
    assert User.objects.filter(pk=person.pk).exists() is (ends == "raised")


def test_the_operator_can_delete_an_account_that_asks_for_it(person, capsys):
    call_command("delete_account", "Person@Example.org")

    assert not User.objects.filter(pk=person.pk).exists()
    assert "person@example.org" in capsys.readouterr().out.lower()
    with pytest.raises(CommandError, match="Nobody has an account"):
        call_command("delete_account", "person@example.org")
