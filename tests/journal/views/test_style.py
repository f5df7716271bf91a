import re

import pytest

from journal.views.style import style
from tests.project import ROOT
from tests.test_colours import THEMES


@pytest.fixture
def page(rf):
    return style(rf.get("/style/")).content.decode()


def test_people_never_meet_the_style_page(client, db):
    assert client.get("/style/").status_code == 404


def test_every_component_is_shown_in_each_theme(page):
    assert re.findall(r'<section[^>]*data-theme="(\w+)"', page) == ["light", "dark", "dim"]
    for component in ("button-danger", "notice-error", "data", "figures", "numbers", "check"):
        assert len(re.findall(rf'class="(?:[^"]* )?{component}[ "]', page)) == 3, component


def test_every_colour_of_the_tokens_is_shown(page):
    shown = set(re.findall(r"var\(--([\w-]+)\)", page))
    shown |= {f"sev-{rating}" for rating in range(11) if f'"sev-{rating}"' in page}

    unseen = {"accent-ink", "sev-low-ink", "sev-high-ink"}  # on buttons and ratings
    assert set(THEMES["light"]) - unseen <= shown


def test_the_bar_of_the_browser_has_the_colour_of_the_paper():
    written = (ROOT / "templates/includes/theme_color.html").read_text()

    colours = set(re.findall(r'content="(#\w+)"', written))
    assert colours == {theme["paper"] for theme in THEMES.values()}


def test_a_script_gives_the_bar_the_same_colours():
    written = (ROOT / "static/js/lib/theme.js").read_text()

    colours = dict(re.findall(r"(\w+): \"(#\w{6})\"", written))
    assert colours == {name: theme["paper"] for name, theme in THEMES.items()}
