"""What a typed name says: the ingredients of a product, found by any of its names.

Whole words, without case and accents; strengths and forms beside the name do not matter. One slip
in a longer word is forgiven where it can mean one thing only. Products that hold several
ingredients bring all of them, and a brand that holds different ones in different countries too.

A name list, not a judgement: what is not found is “not known to this list”, never “harmless”.
"""
# pure, words

from collections.abc import Iterator
from dataclasses import dataclass

from config.language import gettext_lazy, list_text, with_commas
from journal.guide.translation import in_a_sentence
from journal.regimen import medicine_list
from journal.regimen.medicine_list import Ingredient, Kind
from journal.regimen.spelling import a_slip_away, words_in

FOR_RLS = frozenset({Kind.DOPAMINERGIC, Kind.ALPHA2DELTA, Kind.OPIOID, Kind.RLS_OTHER})
OFTEN_FOR_OTHERS = frozenset({Kind.OPIOID, Kind.RLS_OTHER})  # than restless legs
MAY_AGGRAVATE = frozenset(
    {
        Kind.ANTIHISTAMINE,
        Kind.ANTIDEPRESSANT,
        Kind.ANTINAUSEA,
        Kind.ANTIPSYCHOTIC,
        Kind.AGGRAVATING,
    }
)
IRON = frozenset({Kind.IRON_ORAL, Kind.IRON_INFUSION})
NO_MEDICINE = frozenset({Kind.IRON_ORAL, Kind.SUPPLEMENT, Kind.INTERACTS})
UNKNOWN = gettext_lazy("not known to this list")

LISTED = medicine_list.read()
INGREDIENTS = {each.key: each for each in LISTED.ingredients}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name in words, and what it means; `is_exact` where order and neighbours matter.

    `is_either`: it holds one or the other, depending on the country.
    """

    words: tuple[str, ...]
    means: frozenset[str]
    is_exact: bool
    is_either: bool = False


def _phrases() -> Iterator[Phrase]:
    """Every name; those of look-alikes first, then the longest first."""
    for look_alike in LISTED.look_alikes:
        for name in look_alike.phrases:
            yield Phrase(tuple(words_in(name)), frozenset(look_alike.holds), is_exact=True)
    means: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    alone = [(each.names, (each.key,)) for each in LISTED.ingredients]
    mixed = [(mixture.names, mixture.holds) for mixture in LISTED.mixtures]
    for names, holds in (*alone, *mixed):
        for name in names:
            means.setdefault(tuple(words_in(name)), []).append(holds)
    for words in sorted(means, key=len, reverse=True):
        exact = any(len(word) == 1 or word.isdigit() for word in words)
        held = frozenset(key for holds in means[words] for key in holds)
        yield Phrase(words, held, exact, is_either=len(set(means[words])) > 1)


PHRASES = tuple(_phrases())
_BEGINS: dict[str, list[int]] = {}
_MEANS: dict[str, set[frozenset[str]]] = {}
for _place, _phrase in enumerate(PHRASES):
    _BEGINS.setdefault(_phrase.words[0], []).append(_place)
    for _word in _phrase.words:
        _MEANS.setdefault(_word, set()).add(_phrase.means)
_JOINED = {"".join(p.words): p.words for p in PHRASES if len(p.words) > 1}
_SUPPLEMENTS = tuple(tuple(words_in(name)) for name in LISTED.supplements)
_NOT_SLIPS = {word for name in (*LISTED.supplements, *LISTED.ordinary) for word in words_in(name)}
_WHOLE = {phrase.words[0] for phrase in PHRASES if len(phrase.words) == 1}


def recognise(name: str) -> tuple[Ingredient, ...]:
    """The ingredients that a name stands for, in the order of the list; empty when unknown."""
    keys = {key for phrase in _read(name) for key in phrase.means}
    return tuple(each for key, each in INGREDIENTS.items() if key in keys)


def named(name: str) -> str:
    """ "levodopa and carbidopa", "doxylamine or diphenhydramine": what a name was read as."""
    return with_commas(_all_of(phrase) for phrase in _read(name) if phrase.means)


def _all_of(phrase: Phrase) -> str:
    names = [in_a_sentence(each.name) for key, each in INGREDIENTS.items() if key in phrase.means]
    return list_text(names, "or" if phrase.is_either else "standard")


def _read(name: str) -> Iterator[Phrase]:
    """The listed phrases that a name is made of."""
    left = _corrected(words_in(name))
    places = sorted({place for word in left for place in _BEGINS.get(word, ())})
    for phrase in (PHRASES[place] for place in places):
        if (at := _where(phrase, left)) is not None:
            yield phrase
            for place in at:
                left[place] = ""


def kinds_of(name: str) -> frozenset[Kind]:
    """All kinds of all that a name stands for."""
    return frozenset(kind for each in recognise(name) for kind in each.kinds)


def is_medicine(name: str) -> bool:
    """Whether a name is, or may be, a medicine; iron by mouth and calcium may be either."""
    return bool(kinds_of(name) - NO_MEDICINE)


def is_known(name: str) -> bool:
    """Whether the list has anything to say, be it that this is a supplement."""
    typed = words_in(name)
    return bool(recognise(name)) or any(set(each) <= set(typed) for each in _SUPPLEMENTS)


def _corrected(typed: list[str]) -> list[str]:
    """The words with slips mended and with names that were written apart put together."""
    whole: list[str] = []
    for word in typed:
        if whole and whole[-1] + word in _MEANS:
            whole[-1] += word
        elif word in _JOINED and word not in _MEANS:
            whole += _JOINED[word]
        else:
            whole.append(word)
    return [_mended(word) for word in whole]


def _mended(word: str) -> str:
    """The one listed word a slip away; the word as typed where there is none or several."""
    if word in _MEANS or word in _NOT_SLIPS:
        return word
    near = a_slip_away(word, _WHOLE)
    meant = {frozenset(_MEANS[each]) for each in near}
    return near[0] if len(meant) == 1 else word


def _where(phrase: Phrase, left: list[str]) -> list[int] | None:
    """The places of the words of a phrase among those that are left."""
    size = len(phrase.words)
    if phrase.is_exact:
        for start in range(len(left) - size + 1):
            if tuple(left[start : start + size]) == phrase.words:
                return list(range(start, start + size))
        return None
    if not set(phrase.words) <= set(left):
        return None
    return [left.index(word) for word in phrase.words]
