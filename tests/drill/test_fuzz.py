"""Forms, JSON and queries sent wrongly: what merges send, and that an error is told on."""

import random

import pytest
from django.http import HttpResponse

from tests.drill import fuzz
from tests.drill.addresses import Browser
from tests.drill.forms import read
from tests.drill.fuzz import Range, Shot, was_accepted
from tests.drill.result import Size

PAGE = """<form method="post" action="/there/"><input type="hidden" name="seen" value="7">
<input type="radio" name="how" value="1"><input type="radio" name="how" value="2" checked>
<input type="checkbox" name="sure"><textarea name="note"></textarea>
<select name="zone"><option value="UTC">UTC</option></select>
<input type="number" name="mg" min="3" max="3"><input type="file" name="file">
<button name="go" value="yes">Go</button></form>
<input form="elsewhere" name="lost"><a href="?range=all&amp;page=2">all</a>"""


def test_nothing_that_is_sent_is_an_error_of_the_server(db, monkeypatch):
    monkeypatch.setitem(fuzz.POSTS, Size.SHORT, 100)

    told = list(fuzz.attack(Size.SHORT))

    assert [result.met for result in told] == [True], told


def test_a_form_is_read_as_a_browser_reads_it():
    (form,), queries = read("/here/", PAGE)

    assert (form.action, form.method, form.has_file) == ("/there/", "post", True)
    assert form.fields["how"].values == ("1", "2")
    assert list(form.fields) == ["seen", "how", "sure", "note", "zone", "mg"]
    assert queries == {"/here/": {"range", "page"}}
    sent = [form.plausible(random.Random(seed)) for seed in range(30)]  # noqa: S311
    assert {one["seen"] for one in sent} == {"7"}
    assert {one["mg"] for one in sent} == {"3"}
    assert {one["go"] for one in sent} == {"yes"}
    assert {one.get("how") for one in sent} == {"1", "2", None}


def shot(answer, **raised):
    """A range after one answer to a post."""
    tries = Range(random.Random(1))  # noqa: S311
    for name, value in raised.items():
        setattr(answer, name, value)
    tries.note(Shot(Browser.of(None), "POST", "/there/"), answer, "mg = '9'")
    tries.posts, tries.accepted, tries.posting = 1, was_accepted(answer), []
    return tries.result()


def test_an_error_of_the_server_is_a_miss_that_names_its_cause():
    result = shot(HttpResponse(status=500), exc_info=(KeyError, KeyError("x"), None))

    assert result.met is False
    assert "KeyError" in result.figure
    assert "mg = '9'" in result.figure


def test_few_accepted_posts_are_a_miss_because_they_try_little():
    assert shot(HttpResponse(status=302, headers={"Location": "/nights/"})).met is True
    assert shot(HttpResponse("the form again", content_type="text/html")).met is False


@pytest.mark.parametrize("door", ["/account/login/?next=/", "/account/reauthenticate/?next=/"])
def test_being_led_to_a_door_is_not_being_accepted(door):
    assert not was_accepted(HttpResponse(status=302, headers={"Location": door}))
