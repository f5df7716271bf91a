"""The list of medicines as it is written down in `data/medicines.json`. A fault stops the import.

Names and classes are mostly general knowledge, and each row says so; the claims that a class may
aggravate restless legs or is used for them stand on the sources of their rows.
"""
# pure

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from journal.guide.entry import Entry
from journal.guide.facts import Claim
from journal.guide.load import basis

DATA = Path(__file__).resolve().parent / "data"
REGIONS = ("any", "us", "uk", "eu", "ca", "au")


class Kind(StrEnum):
    """The kinds of medicine and supplement that matter here; one may be of several."""

    DOPAMINERGIC = "dopaminergic"
    ALPHA2DELTA = "alpha2delta"
    OPIOID = "opioid"
    RLS_OTHER = "rls_other"
    ANTIHISTAMINE = "antihistamine"
    ANTIDEPRESSANT = "antidepressant"
    ANTINAUSEA = "antinausea"
    ANTIPSYCHOTIC = "antipsychotic"
    AGGRAVATING = "aggravating"
    IRON_ORAL = "iron_oral"
    IRON_INFUSION = "iron_infusion"
    SEDATIVE = "sedative"
    INTERACTS = "interacts"
    PRESCRIPTION = "prescription"
    SHOP = "shop"
    SUPPLEMENT = "supplement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient(Claim):
    """One substance with all its names; `kinds` are in order, the most telling first.

    `family` is its pharmacological class (“quinolone”, “tetracycline”); the claim's sources and
    certainty are those of its kinds. `unchecked` are names that no open vocabulary has.
    """

    key: str
    name: str
    family: str
    kinds: tuple[Kind, ...]
    names: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture(Claim):
    """A product that holds several ingredients, by their keys."""

    name: str
    holds: tuple[str, ...]
    names: tuple[str, ...]
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike(Claim):
    """A name that reads like a medicine's and is none, or another one."""

    name: str
    holds: tuple[str, ...]
    phrases: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class MedicineList:
    """All of the file; `supplements` are known names that say nothing of a medicine.

    `names_compared_with` says which vocabulary the names were compared with; `ordinary` are
    words that are no misspelt names, near as they are to one.
    """

    names_compared_with: str
    ingredients: tuple[Ingredient, ...]
    mixtures: tuple[Mixture, ...]
    look_alikes: tuple[LookAlike, ...]
    supplements: tuple[str, ...]
    ordinary: tuple[str, ...]


def read() -> MedicineList:
    """The list; raises `DataError` for what cannot be read or refers to nothing."""
    entry = Entry.of("medicines.json", DATA)
    made = MedicineList(
        names_compared_with=entry.text("names_compared_with"),
        ingredients=entry.each("ingredients", _ingredient),
        mixtures=entry.each("mixtures", _mixture),
        look_alikes=entry.each("look_alikes", _look_alike),
        supplements=entry.words("supplements"),
        ordinary=entry.words("ordinary"),
    )
    keys = {each.key for each in made.ingredients}
    held = [(row.name, row.holds) for row in made.mixtures]
    held += [(row.name, row.holds) for row in made.look_alikes]
    for name, holds in held:
        if missing := set(holds) - keys:
            raise entry.bad(name, f"holds {', '.join(sorted(missing))}, which is not listed")
    entry.end()
    return made


def _names(entry: Entry) -> tuple[str, ...]:
    every = [name for region in REGIONS for name in entry.words(region, ())]
    entry.end()
    return tuple(dict.fromkeys(every))


def _kinds(entry: Entry) -> tuple[Kind, ...]:
    words = entry.words("kinds")
    if not words or not set(words) <= set(Kind):
        raise entry.bad("kinds", f"are {', '.join(words) or 'none'}")
    return tuple(Kind(word) for word in words)


def _ingredient(entry: Entry) -> Ingredient:
    return Ingredient(
        key=entry.text("key"),
        name=entry.text("name"),
        family=entry.text("family"),
        kinds=_kinds(entry),
        names=_names(entry.inner("names")),
        unchecked=entry.words("unchecked", ()),
        note=entry.text("note", ""),
        **basis(entry),
    )


def _mixture(entry: Entry) -> Mixture:
    return Mixture(
        name=entry.text("name"),
        holds=entry.words("holds"),
        names=_names(entry.inner("names")),
        unchecked=entry.words("unchecked", ()),
        **basis(entry),
    )


def _look_alike(entry: Entry) -> LookAlike:
    return LookAlike(
        name=entry.text("name"),
        holds=entry.words("holds"),
        phrases=entry.words("phrases"),
        note=entry.text("note"),
        **basis(entry),
    )
