"""What an experiment may be about: how long it lingers, and what is refused and why.

Only two things may: what stands on the closed list below, under the name it has there, and
something of one's own that the person says nobody prescribed and that is sold without a
prescription. A list of forbidden medicines cannot be complete, so it is only the second lock:
no word of a name may be that of a listed medicine or of a medicine in the plan.

What acts on the same night alone has a lot for each night. Anything else is tried in blocks, with a
washout: the first nights of every block are not counted, because what came before still acts. The
rules are product decisions with their ground beside them; they are no advice to take or leave
anything.
"""
# pure, words

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from config.language import Words, gettext_lazy, gettext_noop
from config.language import gettext as _
from journal.regimen.medicines import is_medicine, named
from journal.regimen.slow_stores import SlowStore, slow_store
from journal.regimen.spelling import a_slip_away, words_in


class AgentKind(StrEnum):
    """What is taken, or what is done."""

    SUPPLEMENT = "supplement"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class Agent:
    """One thing that can be tried; `washout` in nights at the start of each block, 0 without.

    `label` is English: the name under which it is stored; `called` says it in the language of a
    page. `action` is what a night of it asks for where the label does not say so itself.
    """

    key: str
    label: str
    kind: AgentKind
    washout: int
    ground: Words
    action: Words = ""

    @property
    def called(self) -> str:
        """Its label in the language that is spoken."""
        return _(self.label)

    @property
    def reason(self) -> str:
        """Why it has its washout."""
        return str(self.ground)

    @property
    def is_nightly(self) -> bool:
        """Whether it acts on the same night alone, so that each night has its own lot."""
        return self.washout == 0

    def to_do(self, name: str, chosen: bool) -> str:
        """What a night asks for, as the action itself: "no caffeine after 14:00"."""
        if not chosen:
            if self.kind is AgentKind.SUPPLEMENT:
                return _("no {supplement}").format(supplement=self.name_of(name))
            return _("as you usually do")
        return str(self.action) if self.action and name == self.label else self.name_of(name)

    def name_of(self, stored: str) -> str:
        """How an experiment of it is called: by the words of the person, or by its label."""
        return self.called if stored == self.label else stored


S, H = AgentKind.SUPPLEMENT, AgentKind.HABIT
LEAVES_IN_DAYS = gettext_lazy("leaves the blood within days, plus a few nights for what may stay")
SAME_NIGHT = gettext_lazy("acts on the same night")

AGENTS = {
    agent.key: agent
    for agent in (
        Agent("magnesium", gettext_noop("Magnesium"), S, 4, LEAVES_IN_DAYS),
        Agent("vitamin-c", gettext_noop("Vitamin C"), S, 4, LEAVES_IN_DAYS),
        Agent("l-theanine", gettext_noop("L-theanine"), S, 0, SAME_NIGHT),
        Agent(
            "other-supplement",
            gettext_noop("Another supplement"),
            S,
            5,
            gettext_lazy("not known, so more nights"),
        ),
        Agent(
            "no-caffeine",
            gettext_noop("Caffeine break after 14:00"),
            H,
            2,
            gettext_lazy("half-life about 5 hours (1.5 to 9.5), and a night for withdrawal"),
            gettext_lazy("no caffeine after 14:00"),
        ),
        Agent(
            "no-alcohol",
            gettext_noop("Alcohol-free evening"),
            H,
            0,
            SAME_NIGHT,
            gettext_lazy("no alcohol"),
        ),
        Agent(
            "evening-walk",
            gettext_noop("A walk in the evening"),
            H,
            0,
            SAME_NIGHT,
            gettext_lazy("a walk in the evening"),
        ),
        Agent(
            "stretching",
            gettext_noop("Stretching before bed"),
            H,
            0,
            SAME_NIGHT,
            gettext_lazy("stretch before bed"),
        ),
        Agent(
            "bath",
            gettext_noop("A warm or cold bath before bed"),
            H,
            0,
            SAME_NIGHT,
            gettext_lazy("a bath before bed"),
        ),
        Agent(
            "massage",
            gettext_noop("Massage or a vibrating pad"),
            H,
            0,
            SAME_NIGHT,
            gettext_lazy("massage or the pad"),
        ),
        Agent(
            "early-bedtime",
            gettext_noop("A fixed bedtime"),
            H,
            2,
            gettext_lazy("sleep needs a night or two to follow"),
            gettext_lazy("get into bed at your fixed time"),
        ),
        Agent(
            "other-nightly",
            gettext_noop("Another habit of the evening"),
            H,
            0,
            gettext_lazy("if it acts only on that night"),
        ),
        Agent(
            "other-habit",
            gettext_noop("Another habit that lingers"),
            H,
            2,
            gettext_lazy("not known, so two nights"),
        ),
    )
}

NEVER = gettext_lazy(
    "Stillnight never asks you to leave a medicine out or to take it at another time. "
    "Please ask your doctor."
)
UNREADABLE = gettext_lazy(
    "Stillnight compares this name with its list of medicines, which is in Latin letters. "
    "Please write the name in Latin letters."
)
OF_MEDICINES = frozenset(
    words_in(
        "medicine medicines medication medications med meds medikament medikamente medicament "
        "medicaments medicijn medicijnen medicina medicinas prescription prescribed prescriber rx "
        "pharmacy drug drugs patch patches inhaler inhalers injection injections hormone hormones "
        "hrt contraceptive contraception analgesic analgesics antihistamine antihistamines"
    )
)
# In a habit they say that it is about taking something: "half a tablet later".
OF_TAKING = frozenset(
    words_in(
        "pill pills tablet tablets tablette tabletten capsule capsules kapsel kapseln dose doses "
        "dosage pen"
    )
)
# Words that say how something is sold or taken, not what it is.
PLAIN = frozenset(
    words_in(
        "a an and at before for in my of on or the to with without "
        "mg mcg ug µg g iu ml tablet tablets capsule capsules caps drops spray powder gummies "
        "evening night bed bedtime dinner vitamin vitamins complex "
        "bisglycinate carbonate chloride citrate gluconate glycinate lactate malate orotate "
        "oxide sulfate sulphate taurate threonate ascorbic acid l elemental"
    )
)
OWN = frozenset({"other-supplement", "other-nightly", "other-habit"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason why something cannot be tried; `field` of the form it belongs to."""

    reason: str
    field: str = "name"
    store: SlowStore | None = None


def refusal(
    agent: str, name: str, *, nobody_prescribed: bool | None, of_plan: Iterable[str] = ()
) -> Refusal | None:
    """The reason why this cannot be tried; `None` where it can.

    `of_plan` holds the names of the plan's medicines and of all that is prescribed. The one gate
    of form, import and page: what it refuses is never drawn for a night.
    """
    listed = AGENTS.get(agent)
    if listed is None or not name:
        return None
    is_as_listed = agent not in OWN and _says_no_more_than(listed.label, name)
    if is_as_listed and listed.kind is AgentKind.HABIT:
        return None
    if store := slow_store(name):
        return Refusal(store.reason, store=store)
    telltale = OF_MEDICINES | (OF_TAKING if listed.kind is AgentKind.HABIT else frozenset())
    if is_medicine(name) or telltale.intersection(words_in(name)):
        read = named(name)
        return Refusal(f"{_is_medicine(name, read)} {NEVER}")
    if listed.kind is AgentKind.SUPPLEMENT and not _is_readable(name):
        return Refusal(str(UNREADABLE))
    for planned in of_plan:
        if _shares_a_word(name, planned):
            shares = _(
                "“{name}” shares a name with “{planned}”. You take that as a medicine or as "
                "prescribed."
            ).format(name=name, planned=planned)
            return Refusal(f"{shares} {NEVER}")
    if not (is_as_listed or nobody_prescribed is True):
        statement = _(
            "“{name}” is not on the list of things to try. You can try it only if nobody "
            "prescribed it and it is sold without a prescription. If so, please tick this box."
        ).format(name=name)
        return Refusal(statement, "nobody_prescribed")
    return None


def _is_medicine(name: str, read: str) -> str:
    """That it is one, or may be; with what it was `read` as where that is another word."""
    if read and read not in name.casefold():
        return _("“{name}” (read as {medicine}) is, or may be, a medicine.").format(
            name=name, medicine=read
        )
    return _("“{name}” is, or may be, a medicine.").format(name=name)


def _says_no_more_than(label: str, name: str) -> bool:
    """Whether a name is the label of the list, at most with its form and strength."""
    bare = {word for word in words_in(name) if not word.isdigit()}
    listed = set(words_in(label))
    return name == label or (bool(bare & listed - PLAIN) and bare <= listed | PLAIN)


def _is_readable(name: str) -> bool:
    """Whether the words can be compared with the list, which is in Latin letters."""
    letters = "".join(set(words_in(name)) - PLAIN)
    return all(not sign.isalpha() or "LATIN" in unicodedata.name(sign, "") for sign in letters)


def _shares_a_word(name: str, planned: str) -> bool:
    mine, theirs = _telling(name), _telling(planned)
    return bool(mine & theirs) or any(a_slip_away(word, theirs) for word in mine)


def _telling(name: str) -> set[str]:
    return {word for word in words_in(name) if not word.isdigit()} - PLAIN
