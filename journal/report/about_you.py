"""What somebody wrote of themselves for the head of their summary, and the words it becomes."""
# pure

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.fields.decimals import plain
from journal.figures.wording import short_date
from journal.rounding import amount

FIRST_YEAR = 1900
PREGNANCY = "pregnancy"
CONDITIONS = {
    "kidney_disease": "kidney disease",
    "neuropathy": "neuropathy",
    PREGNANCY: "pregnancy",
    "low_iron_before": "low iron before",
}


SEXES = {"female": "woman", "male": "man", "other": "sex: other"}


@dataclass(frozen=True, slots=True)
class Scale:
    """A questionnaire that is filled in elsewhere: its name, what it rates, and its totals.

    No question of any of them stands in this program: they belong to others.
    """

    name: str
    rates: str
    least: int
    most: int
    places: int = 0
    remark: str = ""

    def fits(self, total: Decimal) -> bool:
        """Whether it knows such a total."""
        return self.least <= total <= self.most and total == amount(total, self.places)


# Bounds of IRLS as PhenX publishes it, of RLSQoL by Abetz 2005, of CGI-S by the ECDEU manual (Guy
# 1976); that of ASRS was not compared with a source.
SCALES = {
    "irls": Scale("IRLS", "severity of restless legs", 0, 40),
    "rlsqol": Scale("RLSQoL", "quality of life", 0, 100, places=1, remark=", higher is better"),
    "asrs": Scale("ASRS", "severity of augmentation", 0, 24),
    "cgi_s": Scale("CGI-S", "overall severity", 1, 7),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The total of a scale that was rated elsewhere: when, and by whom."""

    scale: str
    total: Decimal
    rated_on: date
    rated_by: str

    def words(self) -> str:
        """ "IRLS 22 of 40 (12 Mar 2026, Dr Weiss)"."""
        scale = SCALES[self.scale]
        rating = f"{scale.name} {plain(self.total)} of {scale.most}{scale.remark}"
        return f"{rating} ({short_date(self.rated_on)}, {self.rated_by})"


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutYou:
    """All of it; `None` and empty are not written. `conditions` are keys of `CONDITIONS`."""

    birth_year: int | None = None
    sex: str = ""
    since_year: int | None = None
    rating: Rating | None = None
    conditions: tuple[str, ...] = ()
    written_on: date | None = None

    def words(self, made_on: date, left_out: Container[str] = ()) -> str:
        """One line of what is known and wanted: "about 62 years (born 1964) · woman · …".

        `left_out` are sections by their values, such as "age".
        """
        return " · ".join(words for name, words in self._parts(made_on) if name not in left_out)

    def _parts(self, made_on: date) -> Iterator[tuple[str, str]]:
        if self.birth_year:
            age = made_on.year - self.birth_year
            yield "age", f"about {age} years (born {self.birth_year})"
        if self.sex:
            yield "sex", SEXES[self.sex]
        if self.since_year:
            yield "since", f"restless legs since {self.since_year}"
        if self.rating:
            yield "scale", self.rating.words()
        for condition in self.conditions:
            yield "conditions", self._condition(condition)

    def _condition(self, key: str) -> str:
        """A condition; of a pregnancy also when that was written, since it passes."""
        when = f" (written {short_date(self.written_on)})" if self.written_on else ""
        return CONDITIONS[key] + when * (key == PREGNANCY)
