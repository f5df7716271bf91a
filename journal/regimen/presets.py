"""Products that need not be typed out: picking one fills the form, which is read before sending.

Strengths are those of tablets as they are sold, not advice; where labels differ the amount
stays empty. What tablets hold is the guide's.
"""
# pure

from dataclasses import dataclass, replace

from accounts.fields import decimals
from journal import rounding
from journal.guide.nutrients import NUTRIENTS
from journal.regimen import plan


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
        return (
            f"{self.name} {self.amount} {plan.UNIT_WORDS[self.unit]}" if self.amount else self.name
        )


def _iron() -> tuple[Preset, ...]:
    """The tablets and liquids of the guide's list."""
    return tuple(
        Preset(
            sold.name,
            decimals.plain(rounding.amount(sold.amount, 3)),
            sold.unit,
            (sold.key,),
            about=f"{sold.where}: {plan.plain(sold.holds)} mg iron",
        )
        for sold in NUTRIENTS["iron"].products
    )


def _mineral(name: str, what: str) -> Preset:
    return Preset(name, "1", "tablet", (what,), ("mg",))


PRESETS = (
    *_iron(),
    _mineral("Iron bisglycinate", "iron"),
    Preset("Vitamin C", "200", "mg", ("vitamin_c",)),
    Preset("Vitamin C", "500", "mg", ("vitamin_c",)),
    _mineral("Magnesium citrate", "mg_citrate"),
    _mineral("Magnesium glycinate", "mg_glycinate"),
    _mineral("Magnesium oxide", "mg_oxide"),
    _mineral("Magnesium L-threonate", "mg_threonate"),
    Preset("Vitamin D", "1000", "iu", ("vitamin_d",)),
    Preset("Vitamin D", "2000", "iu", ("vitamin_d",)),
    Preset("Vitamin B12", "1000", "ug", ("vitamin_b12",)),
    Preset("Folic acid", "400", "ug", ("folate",)),
    Preset("B-complex", "1", "tablet", ("vitamin_b6", "folate", "vitamin_b12"), ("mg", "ug", "ug")),
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
    return PRESETS if us_units else tuple(_by_weight(preset) for preset in PRESETS)


def _by_weight(preset: Preset) -> Preset:
    if preset.holds != (AMBIGUOUS,):
        return preset
    about = "65 mg iron in the US; modified-release 105 mg"
    return replace(preset, holds=("ferrous_sulfate",), about=about)
