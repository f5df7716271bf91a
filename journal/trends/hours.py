"""The hours of the night: when symptoms begin, and when they wake."""
# pure, words

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from config.language import gettext as _
from config.language import ngettext
from journal import clock
from journal.clock_figures import ClockAxis
from journal.trends.sentences import ENOUGH, out_of
from journal.trends.tables import Row
from journal.trends.trends import Trends

HOURS = 24
HOUR = 60


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour from noon on: nights whose first symptom came in it, and taps of the night."""

    hour: int
    first_symptoms: int
    legs_started: int


@dataclass(frozen=True, slots=True)
class HourProfile:
    """24 hours from noon, and the nights with a first-symptom time they rest on.

    `legs_started` are the taps of that name at night, in the hours in which they were made.
    `first_hour`, counted from noon, is the one that a drawing begins with: noon itself, unless
    symptoms begin around it.
    """

    hours: tuple[Hour, ...]
    n: int
    taps: int
    half_by: float | None
    first_hour: int = 0

    @property
    def in_order(self) -> tuple[Hour, ...]:
        """The hours in the order in which they are drawn and listed."""
        first = self.first_hour % HOURS
        return self.hours[first:] + self.hours[:first]

    @property
    def highest(self) -> int:
        """The largest count of either kind in an hour."""
        return max(max(hour.first_symptoms, hour.legs_started) for hour in self.hours)


def hour_profile(trends: Trends, taps: Iterable[float] = ()) -> HourProfile:
    """The profile of a period; `taps` in minutes since noon."""
    onsets = trends.symptom_onset_minutes_since_noon.known_values
    begun = Counter(_hour(minutes) for minutes in onsets)
    started = Counter(_hour(minutes) for minutes in taps)
    return HourProfile(
        tuple(Hour(hour, begun[hour], started[hour]) for hour in range(HOURS)),
        len(onsets),
        sum(started.values()),
        median(onsets) if onsets else None,
        ClockAxis.of(onsets).first_hour,
    )


def _hour(minutes: float) -> int:
    return int(minutes // HOUR) % HOURS


def rows(profile: HourProfile, clock_hours: str) -> tuple[Row, ...]:
    """The counts of each hour, as rows of a table."""
    shown = clock.wording(clock_hours)
    return tuple(
        Row(shown(each.hour * HOUR), (f"{each.first_symptoms}", f"{each.legs_started}"))
        for each in profile.in_order
    )


def ends(profile: HourProfile, clock_hours: str) -> str:
    """Between which times the 24 hours are drawn: "noon to noon", "06:00 to 06:00"."""
    first = profile.first_hour % HOURS
    if first == 0:
        return _("noon to noon")
    at = clock.wording(clock_hours)(first * HOUR)
    return _("{start} to {end}").format(start=at, end=at)


def sentence(profile: HourProfile, clock_hours: str) -> str:
    """The hour in which symptoms began most often, and the time by which half had begun."""
    sentences = []
    if profile.n >= ENOUGH and profile.half_by is not None:
        shown = clock.wording(clock_hours)
        most = max(profile.in_order, key=lambda hour: hour.first_symptoms)
        begins, ends = shown(most.hour * HOUR), shown((most.hour + 1) * HOUR)
        sentences.append(
            _(
                "Symptoms began most often between {start} and {end} ({nights}). On half of the "
                "nights they had begun by {time}."
            ).format(
                start=begins,
                end=ends,
                nights=out_of(most.first_symptoms, profile.n),
                time=shown(profile.half_by),
            )
        )
    elif profile.n:
        sentences.append(
            ngettext(
                "{count} night with a first-symptom time: too few to name an hour.",
                "{count} nights with a first-symptom time: too few to name an hour.",
                profile.n,
            ).format(count=profile.n)
        )
    if profile.taps:
        sentences.append(
            ngettext(
                "“Legs started” was tapped once in these nights.",
                "“Legs started” was tapped {count} times in these nights.",
                profile.taps,
            ).format(count=profile.taps)
        )
    return " ".join(sentences)
