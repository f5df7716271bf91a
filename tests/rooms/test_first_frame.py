"""No bright frame at night: the server colours the pages of a person, a script all others."""

import re

import pytest
import time_machine

SCRIPT = '<script src="/static/js/dim.js"></script>'
NOBODYS = ["/", "/account/login/", "/account/signup/", "/guide/", "/offline/", "/not-there/"]


@pytest.mark.parametrize("address", NOBODYS)
def test_a_page_that_knows_nobody_is_coloured_before_its_sheet_comes(client, db, address):
    head = client.get(address).content.decode().partition("</head>")[0]

    scheme, script = head.index('<meta name="color-scheme"'), head.index(SCRIPT)
    assert scheme < head.rindex('<meta name="theme-color"') < script < head.index("stylesheet")


@pytest.mark.parametrize(
    ("now", "theme", "paper"), [("22:30", "dim", "#0b0605"), ("12:00", "light", "#f6efe2")]
)
def test_a_page_of_somebody_comes_in_their_colours_and_needs_no_script(
    client_of, person, now, theme, paper
):
    person.theme, person.dim_from = "light", "21:00"
    person.save()

    with time_machine.travel(f"2026-03-03 {now}+01:00", tick=False):
        head = client_of(person).get("/tonight/").content.decode().partition("</head>")[0]

    assert f'data-theme="{theme}"' in head
    assert re.findall(r'name="theme-color" content="(.*?)"', head) == [paper]
    scheme = re.findall(r'name="color-scheme" content="(.*?)"', head)
    assert scheme == ["dark" if theme == "dim" else "light"]
    assert SCRIPT not in head
