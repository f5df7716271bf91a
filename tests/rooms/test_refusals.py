"""What somebody sees whose request leads nowhere: a page of ours with a sentence and a way on."""

from datetime import timedelta

import pytest
from django.test import Client


def said(answer):
    return answer.status_code, answer.content.decode()


def in_the_house(html):
    return "Stillnight</a>" in html and '<a class="button" href="/">' in html


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("address", ["/nonsense/", "/nights/2026-13-45/"])
def test_an_address_that_leads_nowhere_is_explained(client_of, person, client, signed_in, address):
    browser = client_of(person) if signed_in else client
    status, html = said(browser.get(address))

    assert status == 404
    assert "There is no page at this address" in html
    assert in_the_house(html)
    assert address not in html


def test_somebody_else_s_row_is_nowhere_in_the_same_words(client_of, person):
    status, html = said(client_of(person).get("/labs/999999/"))

    assert status == 404
    assert "or it is not yours" in html


def test_what_cannot_be_read_is_said_to_have_changed_nothing(client, db):
    status, html = said(client.post("/account/login/", {f"field{n}": "x" for n in range(1_100)}))

    assert status == 400
    assert "Nothing was changed" in html
    assert in_the_house(html)


def test_a_form_from_before_signing_in_elsewhere_says_what_to_do(person):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)

    status, html = said(browser.post("/account/logout/"))

    assert status == 403
    assert "what you wrote is still there" in html
    assert in_the_house(html)


def test_a_demo_has_nothing_to_confirm_with_and_is_told_so(client_of, person):
    person.set_unusable_password()
    person.save()

    status, html = said(client_of(person).get("/account/reauthenticate/"))

    assert status == 403
    assert "Your account cannot open this page" in html


def test_a_night_to_come_is_explained(client_of, person):
    ahead = person.today() + timedelta(days=3)
    status, html = said(client_of(person).get(f"/nights/{ahead}/"))

    assert status == 404
    assert "This night has not begun yet." in html
