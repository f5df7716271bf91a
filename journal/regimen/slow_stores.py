"""Nutrients whose stores change over weeks to years, so that no single night can show them.

What a tablet of these does is asked by a before and an after, with blood tests; neither blocks
of days nor one night beside another can answer it. The one list, for every room.
"""
# pure, words

import re
from collections.abc import Iterable
from dataclasses import dataclass

from config.language import Words, gettext_lazy
from config.language import gettext as _
from journal.figures.left_out import LeftOut
from journal.regimen.medicines import IRON, kinds_of
from journal.regimen.plan import Product
from journal.regimen.spelling import words_in


@dataclass(frozen=True, slots=True)
class SlowStore:
    """A nutrient by the words it is known by, and what is known of its stores."""

    key: str
    label: Words
    words: frozenset[str]
    stores: Words

    @property
    def reason(self) -> str:
        """Why an experiment in blocks of days cannot tell."""
        return _("{stores}, so blocks of days cannot show what it does.").format(stores=self.stores)

    @property
    def night_by_night(self) -> str:
        """Why nights with it beside nights without it cannot tell."""
        return _("{stores}, so no single night can show what it does.").format(stores=self.stores)


BEFORE_AFTER = gettext_lazy(
    "A before and an after can show it: a blood test, twelve weeks as agreed with your doctor, "
    "another blood test. Then compare your nights before and after."
)
SLOW_STORES = (
    SlowStore(
        "iron",
        gettext_lazy("Iron"),
        frozenset({"ferritin"}),  # and all that the list of medicines knows as iron
        gettext_lazy("Iron stores change over about twelve weeks"),
    ),
    SlowStore(
        "vitamin_d",
        gettext_lazy("Vitamin D"),
        frozenset(
            words_in(
                "cholecalciferol colecalciferol ergocalciferol calciferol calcifediol calcidiol "
                "vigantol dekristol drisdol ostelin"
            )
        )
        | {"vitamin d", "d2", "d3"},
        gettext_lazy("Vitamin D is stored in fat for weeks to months"),
    ),
    SlowStore(
        "vitamin_b12",
        gettext_lazy("Vitamin B12"),
        frozenset(
            words_in(
                "cobalamin cobalamine cyanocobalamin cyanocobalamine hydroxocobalamin "
                "methylcobalamin mecobalamin methycobal nascobal"
            )
        )
        | {"b12"},
        gettext_lazy("B12 is stored in the liver for years"),
    ),
    SlowStore(
        "folate",
        gettext_lazy("Folate"),
        frozenset(
            words_in(
                "folate folic folsaure folique folico foliumzuur methylfolate folinic "
                "levomefolate metafolin mthf"
            )
        )
        | {"b9"},
        gettext_lazy("Folate stores change over months"),
    ),
)


def slow_store(name: str) -> SlowStore | None:
    """The slow store a name belongs to, if it is one; iron by any of its names."""
    if kinds_of(name) & IRON:
        return SLOW_STORES[0]
    words = _words_of(name)
    return next((store for store in SLOW_STORES if words & store.words), None)


def _words_of(name: str) -> frozenset[str]:
    """The words of a name, a vitamin's letter and figure as one: "Vit. B-12" → b12.

    "Vitamin D" is "vitamin d", since a D alone says nothing.
    """
    words = words_in(name)
    plain = re.sub(r"\bvit(?:amin[ae]?)? ?(?=[bd]\b)", "vitamin ", " ".join(words))
    joined = re.sub(r"\b([bd]) (2|3|9|12)\b", r"\1\2", plain)
    pairs = {"vitamin d"} if re.search(r"\bvitamin d\b", joined) else set()
    return frozenset({*joined.split(), *pairs})


def store_of(name: str, products: Iterable[Product]) -> SlowStore | None:
    """The slow store that something is: by its name, or by what the plan says of it.

    A product is one if the person calls it iron, or if it holds nothing else.
    """
    planned = (product for product in products if product.name.casefold() == name.casefold())
    return slow_store(name) or next(filter(None, map(_store_held, planned)), None)


def left_out_of(names: Iterable[str], products: Iterable[Product]) -> list[LeftOut]:
    """The names that belong to a slow store, each since its first day in the plan."""
    plan = list(products)
    starts = {product.name.casefold(): product.since for product in plan}
    return [
        LeftOut(name, store.night_by_night, starts.get(name.casefold()))
        for name in names
        if (store := store_of(name, plan))
    ]


def _store_held(product: Product) -> SlowStore | None:
    if product.kinds & IRON:
        return SLOW_STORES[0]
    held = {content.nutrient for content in product.contents}
    stores = [store for store in SLOW_STORES if store.key in held]
    return stores[0] if stores and len(stores) == len(held) else None
