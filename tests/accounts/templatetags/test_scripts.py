"""A script comes after what it says in the language of the page."""

from pathlib import Path

from django.template import Context, Template
from django.test import override_settings

from accounts.templatetags import scripts
from config.language import in_language

NIGHT = '<script type="module" src="/static/js/night.js"></script>'


def test_the_words_of_a_script_come_before_it_where_a_language_has_some(
    tmp_path: Path,
) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "night.de.js").touch()
    scripts._words_of.cache_clear()
    page = Template("{% module 'js/night.js' %}{% module 'js/share.js' %}")
    shown = {}
    for code in ("en", "de"):
        with in_language(code), override_settings(STATICFILES_DIRS=[tmp_path]):
            shown[code] = page.render(Context())
    scripts._words_of.cache_clear()

    share = NIGHT.replace("night", "share")
    assert shown["en"] == NIGHT + share
    assert shown["de"] == f'<script defer src="/static/js/night.de.js"></script>{NIGHT}{share}'
