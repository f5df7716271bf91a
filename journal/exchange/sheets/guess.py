"""What the columns of a table that nobody described probably mean, and what has to be asked."""
# pure

from dataclasses import dataclass, replace

from journal.exchange.sheets.mapping import Column, ColumnMapping
from journal.exchange.sheets.meanings import (
    MEANINGS,
    OWN_CLAIM,
    OWN_NUMBER,
    OWN_RATING,
    TAGS,
    TRACKER,
    Form,
    Into,
)
from journal.exchange.sheets.order_of_dates import dates_in
from journal.exchange.sheets.profile import (
    MOST_OF_THEM,
    Profile,
    clock_in,
    decimal_in,
    share,
)
from journal.exchange.sheets.sheet import Sheet
from journal.exchange.sheets.values import Style, moment
from journal.exchange.sheets.vocabulary import by_words

TO_BED = ("bedtime", "lights_out", "started")
NEEDED = 40  # columns by which the next file of its kind is recognised
STAGES = {"deep", "light", "rem"}  # no diary has them
LONG_NAME = 60


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about the whole file that its rows do not settle, with a cell as an example."""

    about: str  # "dates", "decimal" or "clock"
    example: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping that is probable, and what the person has to be asked before it is used."""

    mapping: ColumnMapping
    doubts: tuple[Doubt, ...]


def guess(sheet: Sheet, label: str) -> Guess:
    """What a table probably means, told from the names of its columns and from all its cells."""
    columns = {head: sheet.column(head) for head in sheet.heads}
    dates, unclear_date = dates_in(list(columns.values()))
    decimal, unclear_number = decimal_in(list(columns.values()))
    style = Style(dates or ("dmy" if unclear_date else ""), decimal)
    profiles = {head: Profile.of(cells, style) for head, cells in columns.items()}
    stages = {key for head in sheet.heads for key in by_words(head, Into.RECORDINGS)[:1]}
    into = Into.RECORDINGS if len(stages & STAGES) > 1 else Into.NIGHTS
    meant = tuple(_by_morning(_meant(profiles, into), sheet, style))
    clock, unclear_time = "24", ""
    for column in meant:
        if column.means in TO_BED and not unclear_time:
            clock, unclear_time = clock_in(columns[column.head], style)
    unclear = {"dates": unclear_date, "decimal": unclear_number, "clock": unclear_time}
    mapping = ColumnMapping(
        label=label,
        into=into,
        columns=meant,
        dates=dates,
        decimal=decimal,
        clock=clock,
        needs=tuple(sheet.heads[:NEEDED]),
        source=TRACKER if into is Into.RECORDINGS else "",
    )
    return Guess(mapping, tuple(Doubt(about, cell) for about, cell in unclear.items() if cell))


def _meant(profiles: dict[str, Profile], into: Into) -> list[Column]:
    """Each column with what it probably means; a meaning is given once."""
    meant: dict[str, Column] = {}
    taken: set[str] = set()
    ranked = {head: by_words(head, into) for head in profiles}
    for head in sorted(profiles, key=lambda head: not ranked[head]):  # named ones first
        fits = (key for key in ranked[head] if key not in taken and _fits(key, profiles[head]))
        means = next(fits, "")
        meant[head] = _column(head, means, profiles[head]) if means else Column(head, "")
        taken.add(means)
    columns = [meant[head] for head in profiles]
    if into is Into.NIGHTS:
        columns = [_own(each, profiles[each.head], taken) for each in columns]
    return columns


def _by_morning(columns: list[Column], sheet: Sheet, style: Style) -> list[Column]:
    """The date as the one of the morning, where waking up bears the same date in most rows."""
    by_means = {column.means: column.head for column in columns}
    day, wake = by_means.get("night"), by_means.get("final_awakening", by_means.get("ended"))
    if day is None or wake is None:
        return columns
    pairs = [(row[day], row[wake]) for _, row in sheet.by_head() if day in row and wake in row]
    same = share([f"{day}\n{wake}" for day, wake in pairs], lambda both: _same_day(both, style))
    if same < MOST_OF_THEM:
        return columns
    return [replace(c, means="woke_on") if c.means == "night" else c for c in columns]


def _same_day(both: str, style: Style) -> bool:
    day, wake = (moment(cell, style) for cell in both.split("\n"))
    if wake.wall is None or day.day != wake.day:
        raise ValueError
    return True


def _fits(key: str, profile: Profile) -> bool:
    """Whether the cells can be what a meaning wants."""
    if not profile.cells:
        return False
    if key in ("night", "woke_on", "written"):
        return profile.is_day
    match MEANINGS[key].form:
        case Form.MOMENT:
            return profile.is_clock
        case Form.MINUTES:
            return profile.is_length
        case Form.NUMBER:
            return profile.is_number and _in_bounds(key, profile)
        case Form.CLAIM:
            return profile.is_claim
    return not (profile.is_number or profile.is_day or profile.is_clock)


def _in_bounds(key: str, profile: Profile) -> bool:
    """A rating of the legs is from 0 to 10, one of sleep from 1 to 5."""
    numbers = profile.numbers()
    most = {"sleep_quality": 5}.get(key, 10 if key.endswith(("severity", "tiredness")) else 1e9)
    return bool(numbers) and max(numbers) <= most


def _column(head: str, means: str, profile: Profile) -> Column:
    column = Column(head, means)
    if MEANINGS[means].form is Form.MINUTES:
        return replace(column, unit=profile.unit(head))
    return column


def _own(column: Column, profile: Profile, taken: set[str]) -> Column:
    """A column without a meaning as something that is tracked, where its cells are of a kind."""
    if column.means or not profile.cells:
        return column
    if profile.is_day and not taken & {"night", "woke_on", "written"}:
        taken.add("night")
        return replace(column, means="night")
    if profile.is_day or profile.is_clock or len(column.head) > LONG_NAME:
        return column
    if profile.is_rating:
        return replace(column, means=OWN_RATING)
    if profile.is_claim:
        return replace(column, means=OWN_CLAIM)
    if profile.is_number:
        return replace(column, means=OWN_NUMBER)
    if profile.is_tags:
        return replace(column, means=TAGS, split=profile.split)
    return column
