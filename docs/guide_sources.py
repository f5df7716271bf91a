"""Write docs/guide-sources.md from the guide's data: `make sources`, at each new claim.

The page counts, file by file, how many claims were read in their source, and lists those that
were not compared with any: what to look up next, for people who review.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA, PAGE = HERE.parent / "journal" / "guide" / "data", HERE / "guide-sources.md"
KINDS = {
    "verified": "read in the source",
    "secondary": "in a secondary one",
    "general": "unverified",
}
# Where a claim of a nutrient stands on its page.
PLACES = {
    "role": "What it does",
    "evidence": "What is known in RLS",
    "food_notes": "In food",
    "reference_intakes": "Amounts",
    "upper_limits": "Limits",
    "limit_notes": "Limits",
    "forms": "On labels",
    "conversions": "On labels",
    "cautions": "Cautions",
    "interactions": "Beside medicines",
}
BEFORE = """\
# What the guide rests on

Every claim of the guide names its sources and says how far they were followed: read in the source,
read in a secondary one, or unverified, which means that nobody has compared it with a source yet.
Unverified claims carry a ° on the page. This list is what there is to look up; how to correct a
claim stands in [CONTRIBUTING.md](../CONTRIBUTING.md). No clinician has gone through the guide yet.

`make sources` writes this page from `journal/guide/data/`. A test holds it up to date.
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of one file: where it stands on the page, what it says, how sure, from where."""

    file: str
    place: str
    says: str
    certainty: str
    sources: tuple[str, ...]


def read() -> list[Claim]:
    """Every claim, in the order of the guide."""
    contents = json.loads((DATA / "contents.json").read_text(encoding="utf-8"))
    foods = json.loads((DATA / "foods.json").read_text(encoding="utf-8"))
    files = [f"topics/{slug}.json" for slug in contents["topics"]]
    files += [f"nutrients/{key.replace('_', '-')}.json" for key in foods["nutrients"]]
    return [claim for file in [*files, "foods.json"] for claim in _claims(file)]


def page(claims: list[Claim]) -> str:
    """The whole page."""
    return "\n".join([BEFORE, *_summary(claims), *_unverified(claims)])


def counted(claims: list[Claim]) -> dict[str, Counter[str]]:
    """How many claims of each kind a file has."""
    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        counts.setdefault(claim.file, Counter())[claim.certainty] += 1
    return counts


def _summary(claims: list[Claim]) -> Iterator[str]:
    yield f"| File | {' | '.join(KINDS.values())} | all |"
    yield "|---|---|---|---|---|"
    for file, counts in counted(claims).items():
        yield f"| `{file}` | {' | '.join(str(counts[k]) for k in KINDS)} | {counts.total()} |"
    total = Counter(claim.certainty for claim in claims)
    yield f"| **All** | {' | '.join(str(total[k]) for k in KINDS)} | {total.total()} |"


def _unverified(claims: list[Claim]) -> Iterator[str]:
    yield "\n## Unverified\n"
    yield "| File | Where | Says | Named beside it |"
    yield "|---|---|---|---|"
    for claim in claims:
        if claim.certainty == "general":
            named = ", ".join(f"`{key}`" for key in claim.sources if key != "general") or "–"
            says = claim.says.replace("|", "\\|")
            yield f"| `{claim.file}` | {claim.place} | {says} | {named} |"


def _claims(file: str) -> Iterator[Claim]:
    data = json.loads((DATA / file).read_text(encoding="utf-8"))
    for place, fact in _facts(data, "In short"):
        yield Claim(file, place, _says(fact), fact["certainty"], tuple(fact["sources"]))


def _facts(data: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that carries a certainty, with where it stands on its page."""
    if isinstance(data, dict):
        if "certainty" in data:
            yield place, data
        for key, inner in data.items():
            yield from _facts(inner, data.get("heading") or PLACES.get(key, place))
    elif isinstance(data, list):
        for inner in data:
            yield from _facts(inner, place)


def _says(claim: dict[str, Any]) -> str:
    """What it says in one line, whatever kind of claim it is."""
    if "text" in claim:
        return str(claim["text"])
    if "partner" in claim:
        return f"{claim['partner']}: {claim['effect']}; {claim.get('labels_say', '')}".rstrip("; ")
    names = (claim.get(key) for key in ("name", "who", "scope", "substance"))
    named = next(filter(None, names), "the order of the foods")
    parts = [str(named)] + [str(claim[k]) for k in ("elemental_fraction", "example") if k in claim]
    return ", ".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(read()) + "\n", encoding="utf-8")
