"""Products that need not be typed out: picking one fills the form, which is read before sending.

Strengths are those common tablets are named after, not advice; where labels differ the amount
stays empty. Elemental amounts come from the guide's salts.
"""

from dataclasses import dataclass

from journal.regimen import plan


@dataclass(frozen=True, slots=True)
class Preset:
    """A product: one dose as text for a number field (or empty), its unit, what it holds.

    `holds` are choices of the nutrient rows; `counted` is the unit in which labels count them,
    empty where the whole dose is the nutrient or its compound.
    """

    name: str
    amount: str = ""
    unit: str = ""
    holds: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """ "Ferrous sulfate 325 mg", as it is offered."""
        return (
            f"{self.name} {self.amount} {plan.UNIT_WORDS[self.unit]}" if self.amount else self.name
        )


PRESETS = (
    Preset("Ferrous sulfate", "325", "mg", ("ferrous_sulfate",)),
    Preset("Ferrous gluconate", "325", "mg", ("ferrous_gluconate",)),
    Preset("Ferrous fumarate", "325", "mg", ("ferrous_fumarate",)),
    Preset("Iron bisglycinate", "1", "tablet", ("iron",), ("mg",)),
    Preset("Vitamin C", "200", "mg", ("vitamin_c",)),
    Preset("Vitamin C", "500", "mg", ("vitamin_c",)),
    Preset("Magnesium citrate", "1", "tablet", ("magnesium",), ("mg",)),
    Preset("Magnesium glycinate", "1", "tablet", ("magnesium",), ("mg",)),
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
