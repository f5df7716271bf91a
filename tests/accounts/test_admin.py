"""The operator's pages: behind everybody's sign-in, with a second factor, without nights."""

from datetime import date

import pytest

from accounts.admin import site
from accounts.models import User

CANARY = "canary7351"


@pytest.fixture
def operator(db, add_passkey):
    operator = User.objects.create_superuser("op@example.org", "four quiet evening words")
    add_passkey(operator)
    return operator


def test_signing_in_is_the_same_as_for_everybody(client, db):
    assert client.get("/admin/").url == "/account/login/?next=/admin/"
    assert client.get("/admin/login/").url == "/account/login/?next=/admin/login/"


def test_for_people_the_pages_do_not_exist(client_of, person):
    assert client_of(person).get("/admin/").status_code == 404
    assert client_of(person).get("/admin/accounts/user/").status_code == 404


def test_staff_without_a_second_factor_is_sent_to_add_one(client_of, db):
    alone = User.objects.create_superuser("op@example.org", "four quiet evening words")

    answer = client_of(alone).get("/admin/", follow=True)

    assert answer.redirect_chain == [("/account/2fa/", 302)]
    assert "need a passkey or an app for codes first" in answer.content.decode()


def test_the_operator_finds_accounts_by_address(client_of, operator, person, stranger):
    page = client_of(operator).get("/admin/accounts/user/?q=person@").content.decode()

    assert person.email in page
    assert stranger.email not in page


def test_the_operator_closes_and_opens_an_account_and_changes_nothing_else(
    client_of, operator, person
):
    client_of(operator).post(
        f"/admin/accounts/user/{person.pk}/change/", {"email": "taken@example.org"}
    )

    person.refresh_from_db()
    assert (person.is_active, person.email) == (False, "person@example.org")


def test_staff_below_the_superuser_makes_no_staff(client_of, operator, person):
    User.objects.filter(pk=operator.pk).update(is_superuser=False)
    operator.refresh_from_db()
    from django.contrib.auth.models import Permission

    operator.user_permissions.set(Permission.objects.filter(codename__in=["change_user"]))
    client_of(operator).post(
        f"/admin/accounts/user/{person.pk}/change/", {"is_active": "on", "is_staff": "on"}
    )

    person.refresh_from_db()
    assert (person.is_active, person.is_staff) == (True, False)


def test_no_table_of_the_journal_is_registered(operator):
    assert {model._meta.label for model in site._registry} == {"accounts.User"}


def test_no_page_shows_a_word_somebody_wrote(client_of, operator, person, write_night):
    write_night(person, date(2026, 3, 3), evening_note=CANARY)
    User.objects.filter(pk=person.pk).update(report_name=CANARY)
    client = client_of(operator)
    addresses = ["", "accounts/", "accounts/user/"]
    addresses += [f"accounts/user/{person.pk}/{page}/" for page in ("change", "history")]

    pages = [client.get(f"/admin/{address}") for address in addresses]

    assert [page.status_code for page in pages] == [200] * 5
    assert not [page for page in pages if CANARY.encode() in page.content]


def test_accounts_are_neither_added_nor_deleted_here(client_of, operator, person):
    client = client_of(operator)

    assert client.get("/admin/accounts/user/add/").status_code == 403
    assert (
        client.post(f"/admin/accounts/user/{person.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert User.objects.filter(pk=person.pk).exists()


def test_signing_out_and_the_password_are_the_house_s(client_of, operator):
    client = client_of(operator)

    assert client.get("/admin/login/").url == "/admin/"
    assert client.get("/admin/logout/").url == "/account/logout/"
    assert client.get("/admin/password_change/").url == "/account/password/change/"


def test_a_new_server_has_no_account_and_no_group(db):
    from django.contrib.auth.models import Group

    assert not User.objects.exists()
    assert not Group.objects.exists()
