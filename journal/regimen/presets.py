"""Products that need not be typed out: picking one fills the form, which is read before sending.

Strengths are those of tablets as they are sold, not advice; where labels differ the amount
stays empty. What tablets hold is the guide's.
"""
# pure, words

from dataclasses import dataclass, replace

from accounts.fields import decimals
from config.language import figure, gettext_noop
from config.language import gettext as _
from journal import rounding
from journal.guide.nutrients import NUTRIENTS
from journal.guide.translation import translated
from journal.regimen import plan
from journal.regimen.medicines import is_known
from journal.regimen.nutrients import PRODUCT_FORMS


@dataclass(frozen=True, slots=True)
class Preset:
    """A product: one dose as text for a number field (or empty), its unit, what it holds.

    `holds` are choices of the nutrient rows; `counted` is the unit in which labels count them,
    empty where the whole dose is the nutrient, its compound or a tablet of the list. `about` is
    shown beside its name.
    """

    name: str
    amount: str = ""
    unit: str = ""
    holds: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    about: str = ""

    @property
    def label(self) -> str:
        """ "Ferrous sulfate 325 mg", as it is offered."""
        if not self.amount:
            return self.name
        return f"{self.name} {figure(self.amount)} {plan.UNIT_WORDS[self.unit]}"


def _iron() -> tuple[Preset, ...]:
    """The tablets and liquids of the guide's list."""
    return tuple(
        Preset(
            sold.name,
            decimals.plain(rounding.amount(sold.amount, 3)),
            sold.unit,
            (sold.key,),
        )
        for sold in NUTRIENTS["iron"].products
    )


def _mineral(name: str, what: str) -> Preset:
    return Preset(name, "1", "tablet", (what,), ("mg",))


PRESETS = (
    *_iron(),
    _mineral(gettext_noop("Iron bisglycinate"), "iron"),
    Preset("Vitamin C", "200", "mg", ("vitamin_c",)),
    Preset("Vitamin C", "500", "mg", ("vitamin_c",)),
    _mineral("Magnesium citrate", "mg_citrate"),
    _mineral(gettext_noop("Magnesium glycinate"), "mg_glycinate"),
    _mineral("Magnesium oxide", "mg_oxide"),
    _mineral("Magnesium L-threonate", "mg_threonate"),
    Preset("Vitamin D", "1000", "iu", ("vitamin_d",)),
    Preset("Vitamin D", "2000", "iu", ("vitamin_d",)),
    Preset("Vitamin B12", "1000", "ug", ("vitamin_b12",)),
    Preset("Folic acid", "400", "ug", ("folate",)),
    Preset(
        gettext_noop("B-complex"),
        "1",
        "tablet",
        ("vitamin_b6", "folate", "vitamin_b12"),
        ("mg", "ug", "ug"),
    ),
    Preset("Zinc", "1", "tablet", ("zinc",), ("mg",)),
    Preset("Levothyroxine", unit="ug"),
    Preset("Gabapentin", unit="mg"),
    Preset("Pregabalin", unit="mg"),
    Preset("Pramipexole", unit="mg"),
    Preset("Ropinirole", unit="mg"),
)

# A plain tablet in the US; elsewhere tablets of this weight are mostly modified-release ones.
AMBIGUOUS = "ferrous_sulfate_325"


def offered(*, us_units: bool) -> tuple[Preset, ...]:
    """The presets for somebody with US units or others.

    Outside the US, ferrous sulfate 325 mg is taken by its weight only, so that what it holds is
    marked as guessed until the tablet is chosen.
    """
    return tuple(_in_words(preset, us_units=us_units) for preset in PRESETS)


def _in_words(preset: Preset, *, us_units: bool) -> Preset:
    """A preset in the language that is spoken, with what its tablet holds."""
    holds, about = preset.holds, ""
    if holds == (AMBIGUOUS,) and not us_units:
        holds, about = ("ferrous_sulfate",), _("65 mg iron in the US; modified-release 105 mg")
    elif holds and holds[0] in PRODUCT_FORMS:
        sold = PRODUCT_FORMS[holds[0]]
        about = _("{where}: {amount} mg iron").format(
            where=translated(sold.where), amount=plan.plain(sold.holds)
        )
    name = _(translated(preset.name))
    # A name that the list of medicines does not know would be asked about once it was chosen.
    known = name if is_known(name) else preset.name
    return replace(preset, name=known, holds=holds, about=about)
