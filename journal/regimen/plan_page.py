"""The regimen as its page shows it: words and lengths, nothing left to decide."""
# pure, words

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from config.language import date_text, gettext_lazy, list_text, ngettext
from config.language import gettext as _
from journal.clock import DAY, Period
from journal.guide.nutrients import NUTRIENTS
from journal.guide.translation import is_unreviewed, is_untranslated, translated
from journal.regimen.adherence import summary, words
from journal.regimen.dose_outcomes import Answers, settled
from journal.regimen.interactions import Concern, at_table
from journal.regimen.kind_words import in_words, is_unknown, notes_on
from journal.regimen.medicine_list import Ingredient
from journal.regimen.nutrient_means import means
from journal.regimen.pair_lines import PairLine, pair_line
from journal.regimen.plan import Product, Schedule, Step
from journal.regimen.spacing import pairs
from journal.regimen.total_lines import TotalLine, total_line
from journal.regimen.totals import planned, uncounted

A_MONDAY = date(2024, 1, 1)
WHEN = {
    Schedule.EVENING: gettext_lazy("every evening"),
    Schedule.MORNING: gettext_lazy("every morning"),
    Schedule.DAILY: gettext_lazy("every day"),
    Schedule.ALTERNATE: gettext_lazy("every other day"),
    Schedule.AS_NEEDED: gettext_lazy("as needed"),
}
RECENT_NIGHTS = 28  # nights over which it is said what was taken
NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class Line:
    """One product of the plan; `upcoming` is a step that has not begun.

    `group` says what kind it is; `notes` are ingredients of which the list says something more.
    """

    key: int
    name: str
    group: str
    notes: tuple[Ingredient, ...]
    dose: str
    times: tuple[time, ...]
    since: date | None
    is_begun: bool
    prescribed: bool
    may_aggravate: bool
    is_unknown: bool
    upcoming: Step | None
    adherence: str


@dataclass(frozen=True, slots=True)
class Past:
    """One product tried and stopped."""

    key: int
    name: str
    highest: str
    first: date | None
    last: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything on the page; `uncounted` and `unknown` are names, or empty."""

    medicines: tuple[Line, ...]
    supplements: tuple[Line, ...]
    past: tuple[Past, ...]
    totals: tuple[TotalLine, ...]
    uncounted: str
    unknown_amounts: tuple[tuple[int, str, str], ...]
    pairs: tuple[PairLine, ...]
    at_table: tuple[Concern, ...]
    may_aggravate: bool
    unknown: str
    has_english: bool
    is_unreviewed: bool


def plan_page(
    products: Iterable[Product],
    today: date,
    authority: str,
    answers: Answers = NO_ANSWERS,
    recent: Period | None = None,
) -> PlanPage:
    """The page of somebody's products as of a day, with the limits of the "us" or "eu".

    `recent` are the last nights, on whose `answers` "taken" rests; the 28 up to the day unless
    told otherwise.
    """
    every = tuple(products)
    answers = settled(every, answers)
    current = [product for product in every if not product.has_ended(today)]
    nights = list((recent or Period.ending(today, RECENT_NIGHTS)).nights())
    adherence = {line.key: words(line) for line in summary(every, answers, nights) if line.answered}
    taken = means(every, answers, nights)
    lines = [(p.kind, _line(p, today, adherence.get(p.key, ""))) for p in current]
    totals = planned(every, today, authority)
    table = dict.fromkeys(c for product in current for c in at_table(product))
    met = pairs(every, today)
    facts = [each.fact for each in (*(pair.concern for pair in met), *table)]
    guide = [text for fact in facts for text in (fact.partner, fact.effect, fact.says, fact.unless)]
    return PlanPage(
        medicines=tuple(line for kind, line in lines if kind == "medicine"),
        supplements=tuple(line for kind, line in lines if kind != "medicine"),
        past=tuple(_past(product) for product in every if product.has_ended(today)),
        totals=tuple(total_line(total, taken[total.nutrient.key], authority) for total in totals),
        uncounted=", ".join(uncounted(every, today)),
        unknown_amounts=tuple(_unknown_amounts(current)),
        pairs=tuple(pair_line(pair) for pair in met),
        at_table=tuple(table),
        may_aggravate=any(line.may_aggravate for _, line in lines),
        unknown=", ".join(line.name for _, line in lines if line.is_unknown),
        has_english=is_untranslated(*guide),
        is_unreviewed=is_unreviewed(*guide),
    )


def _unknown_amounts(products: Iterable[Product]) -> Iterator[tuple[int, str, str]]:
    """Products of which an amount is not known yet: key, name, the nutrients in words."""
    for product in products:
        missing = [translated(NUTRIENTS[c.nutrient].name) for c in product.held if c.amount is None]
        if missing:
            yield product.key, product.name, ", ".join(missing)


def dose_words(step: Step) -> str:
    """ "325 mg every other day", "2 tablets on Mon and Fri", "300 mg every day, 3 times a day"."""
    when = str(WHEN[step.schedule]) if step.schedule in WHEN else _on_days(step.weekdays)
    if step.doses > 1:
        when = ngettext(
            "{when}, {count} time a day", "{when}, {count} times a day", step.doses
        ).format(when=when, count=step.doses)
    if not step.strength:
        return when
    return _("{dose} {when}").format(dose=step.strength, when=when)


def weekday(number: int) -> str:
    """The short name of a weekday, 0 for Monday."""
    return date_text(A_MONDAY + number * DAY, "E")


def _on_days(weekdays: Iterable[int]) -> str:
    return _("on {weekdays}").format(weekdays=list_text(map(weekday, weekdays)))


def _line(product: Product, today: date, adherence: str) -> Line:
    step = product.step_on(today)
    shown = step or (product.steps[0] if product.steps else None)
    later = [s for s in product.steps if s.first_day > today]
    return Line(
        key=product.key,
        name=product.name,
        group=in_words(product),
        notes=notes_on(product.name),
        dose=dose_words(shown) if shown else _("no dose written down"),
        times=shown.times if shown else (),
        since=step.since if step else None,
        is_begun=step is not None,
        prescribed=product.prescribed is True,
        may_aggravate=product.may_aggravate,
        is_unknown=is_unknown(product),
        upcoming=later[0] if later else None,
        adherence=adherence,
    )


def _past(product: Product) -> Past:
    highest = product.highest_dose()
    return Past(
        product.key,
        product.name,
        dose_words(highest) if highest else "",
        product.since,
        product.last_day,
        product.reason,
    )
