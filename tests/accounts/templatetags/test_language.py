"""Words of a page are those of its language, put in when the template is compiled."""

from collections.abc import Iterator

import pytest
from django.template import Context, Template

from config.language import in_language
from tests.german import german_words

GERMAN = {
    "Sign in": "Anmelden",
    "50 %% of it": "50 %% davon",
    "%(name)s at <b>%(at)s</b>, 5 %%": "Um <b>%(at)s</b> %(name)s, 5 %%",
    "<b>safe</b>": "<b>sicher</b>",
}
SENTENCE = "\n  {{ name }} at\n  <b>{{ at }}</b>, 5 %\n"
PHRASES = (
    '{% translate "Sign in" %}',
    '{% translate "50 % of it" %}',
    '{% translate "<b>safe</b>" %}',
    '{% translate "not in the catalogue" %}',
    "{% blocktranslate %}Sign in{% endblocktranslate %}",
    f"{{% blocktranslate trimmed with name=who.name|upper %}}{SENTENCE}{{% endblocktranslate %}}",
    f'{{% blocktranslate trimmed with name="&" at=who.name %}}{SENTENCE}{{% endblocktranslate %}}',
)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue = german_words(monkeypatch)
    for english, words in GERMAN.items():
        monkeypatch.setitem(catalogue, english, words)
    with in_language("de"):
        yield


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.usefixtures("german")
def test_words_are_as_django_would_say_them(phrase: str, language: str) -> None:
    seen = {"who": {"name": "<Ann>"}, "at": "7 & 8"}
    with in_language(language):
        ours = Template(phrase).render(Context(seen))
        plain = Template("{% load i18n %}" + phrase).render(Context(seen))
    assert ours == plain
    assert ("safe" in ours) == ("safe" in phrase and language == "en")
