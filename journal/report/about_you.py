"""What somebody wrote of themselves for the head of their summary, and the words it becomes."""
# pure, words

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.fields.decimals import plain
from config.language import figure, gettext_lazy, ngettext, pgettext_lazy
from config.language import gettext as _
from journal.figures.wording import short_date
from journal.rounding import amount

FIRST_YEAR = 1900
PREGNANCY = "pregnancy"
CONDITIONS = {
    "kidney_disease": gettext_lazy("kidney disease"),
    "neuropathy": gettext_lazy("neuropathy"),
    PREGNANCY: gettext_lazy("pregnancy"),
    "low_iron_before": gettext_lazy("low iron before"),
}


SEXES = {
    "female": pgettext_lazy("of somebody", "woman"),
    "male": pgettext_lazy("of somebody", "man"),
    "other": gettext_lazy("sex: other"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A questionnaire that is filled in elsewhere: its name, what it rates, and its totals.

    No question of any of them stands in this program: they belong to others.
    """

    name: str
    rates: object
    least: int
    most: int
    places: int = 0
    higher_is_better: bool = False

    def fits(self, total: Decimal) -> bool:
        """Whether it knows such a total."""
        return self.least <= total <= self.most and total == amount(total, self.places)


# Bounds of IRLS as PhenX publishes it, of RLSQoL by Abetz 2005, of CGI-S by the ECDEU manual (Guy
# 1976); that of ASRS was not compared with a source.
SCALES = {
    "irls": Scale("IRLS", gettext_lazy("severity of restless legs"), 0, 40),
    "rlsqol": Scale(
        "RLSQoL", gettext_lazy("quality of life"), 0, 100, places=1, higher_is_better=True
    ),
    "asrs": Scale("ASRS", gettext_lazy("severity of augmentation"), 0, 24),
    "cgi_s": Scale("CGI-S", gettext_lazy("overall severity"), 1, 7),
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
        words = _("{scale} {total} of {most} ({day}, {whom})")
        if scale.higher_is_better:
            words = _("{scale} {total} of {most}, higher is better ({day}, {whom})")
        return words.format(
            scale=scale.name,
            total=figure(plain(self.total)),
            most=scale.most,
            day=short_date(self.rated_on),
            whom=self.rated_by,
        )


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
            words = ngettext(
                "about {count} years (born {year})", "about {count} years (born {year})", age
            )
            yield "age", words.format(count=age, year=self.birth_year)
        if self.sex:
            yield "sex", str(SEXES[self.sex])
        if self.since_year:
            yield "since", _("restless legs since {year}").format(year=self.since_year)
        if self.rating:
            yield "scale", self.rating.words()
        for condition in self.conditions:
            yield "conditions", self._condition(condition)

    def _condition(self, key: str) -> str:
        """A condition; of a pregnancy also when that was written, since it passes."""
        condition = str(CONDITIONS[key])
        if key != PREGNANCY or not self.written_on:
            return condition
        return _("{condition} (written {day})").format(
            condition=condition, day=short_date(self.written_on)
        )
