"""While pages are worked on, an edited template shows at the next look, without a restart."""

import shutil

import pytest
import time_machine
from django.conf import settings as project
from django.template.autoreload import reset_loaders

from tests.rooms.full_night import NIGHT, write_full_night

# Those of the night page, by every way they reach it
KEPT = (
    "stillnight/questions.html",
    "journal/planned_dose.html",
    "journal/row.html",
    "journal/rows.html",
    "includes/navigation.html",
    "includes/footer.html",
)


@pytest.fixture
def templates(settings, tmp_path):
    """A copy of the templates, read as `make dev` reads them."""
    copy = shutil.copytree(project.BASE_DIR / "templates", tmp_path / "templates")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [copy]}]
    settings.DEBUG = True
    yield copy
    settings.DEBUG = False
    reset_loaders()


@pytest.mark.parametrize("name", KEPT)
def test_an_edited_template_shows_without_a_restart(client_of, person, templates, name):
    write_full_night(person)
    person.regimens.get().steps.create(first_day=NIGHT, amount=65, unit="mg", schedule="evening")
    browser = client_of(person)
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        assert "edited just now" not in browser.get(f"/nights/{NIGHT}/").content.decode()

        file = templates / name
        file.write_text(file.read_text() + "edited just now")
        reset_loaders()  # as Django does when a template changes

        assert "edited just now" in browser.get(f"/nights/{NIGHT}/").content.decode()
