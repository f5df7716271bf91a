"""The questions of the morning in the order of the page: the Consensus Sleep Diary's variables."""
# pure, words

from datetime import time
from functools import partial

from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.questions.choices import SLEEP_QUALITY
from journal.questions.evening import LEGS
from journal.questions.question import Box, Kind, Paper, Part, Question

TIMES = Box("fields clocks")
SLEEP = Box("fields")
NAPS = Box("fields")

_morning = partial(Question, part=Part.MORNING)
_legs = partial(_morning, kind=Kind.RATING, most=10, ends=LEGS, in_grid=True)
_claim = partial(_morning, kind=Kind.CLAIM, more=True)
_clock = partial(_morning, kind=Kind.CLOCK, box=TIMES)
_minutes = partial(_morning, kind=Kind.MINUTES, most=960)
_count = partial(_morning, kind=Kind.COUNT)

MORNING: tuple[Question, ...] = (
    _legs(
        name="falling_asleep_severity",
        label=_("Legs while falling asleep"),
        slot=3,
        measure="falling_asleep",
        code="falling-asleep-severity",
    ),
    _legs(
        name="during_night_severity",
        label=_("Legs during the night"),
        slot=4,
        measure="during_night",
        code="during-night-severity",
    ),
    _clock(name="bedtime", label=_("Got into bed"), around=time(22, 30), usual="bedtime"),
    _clock(
        name="lights_out",
        label=_("Tried to sleep"),
        around=time(22, 30),
        after="bedtime",
        usual="bedtime",
    ),
    _clock(
        name="final_awakening",
        label=_("Woke for the day"),
        around=time(6, 30),
        usual="final_awakening",
    ),
    _clock(
        name="rise_time",
        label=_("Got up"),
        around=time(6, 30),
        after="final_awakening",
        usual="final_awakening",
    ),
    _minutes(
        name="sleep_onset_latency_minutes",
        label=_("Time to fall asleep"),
        on_page=_("Time to fall asleep, min"),
        meaning=_("From trying to sleep to falling asleep"),
        box=SLEEP,
        taps=(5, 15, 30, 60),
    ),
    _count(
        name="awakenings",
        label=_("Times you woke"),
        meaning=_("How often you woke, the last time not counted"),
        most=60,
        box=SLEEP,
        taps=(0, 1, 2, 3),
        measure="awakenings",
        code="numberOfAwakenings",
    ),
    _minutes(
        name="wake_after_sleep_onset_minutes",
        label=_("Minutes awake"),
        meaning=_("Awake between falling asleep and waking for the day"),
        box=SLEEP,
        taps=(0, 15, 30, 60),
    ),
    _morning(
        name="sleep_quality",
        kind=Kind.SCALE,
        label=_("Sleep quality"),
        least=1,
        most=5,
        choices=SLEEP_QUALITY,
        paper=Paper(_("Sleep quality, 5 is very good")),
    ),
    _morning(
        name="tiredness",
        kind=Kind.RATING,
        label=_("Tired in the morning"),
        most=10,
        ends=(pgettext_lazy("rating", "wide awake"), pgettext_lazy("rating", "exhausted")),
        measure="tiredness",
        in_grid=True,
        code="tiredness",
    ),
    _claim(
        name="slept",
        label=_("Slept at all"),
        on_page=_("Did you sleep?"),
        meaning=_("Whether you slept at all"),
        no_and_yes=(pgettext_lazy("slept", "Not at all"), pgettext_lazy("slept", "Yes")),
    ),
    _count(
        name="out_of_bed_walks",
        label=_("Times up and walking"),
        meaning=_("Times up and walking in the night"),
        most=60,
        more=True,
        box=NAPS,
        taps=(0, 1, 2, 3),
        measure="walks",
        in_grid=True,
    ),
    _count(
        name="naps",
        label=_("Naps the day before"),
        most=20,
        more=True,
        box=NAPS,
        paper=Paper(_("Naps the day before, minutes"), cell="|", also=("nap_minutes",)),
    ),
    _minutes(
        name="nap_minutes",
        label=_("Minutes napped"),
        meaning=_("Minutes napped the day before"),
        more=True,
        box=NAPS,
    ),
    _claim(
        name="partner_noticed_kicks",
        label=_("Someone saw your legs kick"),
        meaning=_("Whether a bed partner noticed kicks"),
        paper=Paper(_("Someone saw kicks")),
    ),
    _morning(
        name="morning_note",
        kind=Kind.TEXT,
        label=_("Note on the night"),
        most=4000,
        more=True,
        paper=Paper(_("Note"), lines=2),
    ),
)
