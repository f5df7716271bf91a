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
# pure

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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

    `action` is what a night of it asks for where the label does not say so itself.
    """

    key: str
    label: str
    kind: AgentKind
    washout: int
    reason: str
    action: str = ""

    @property
    def is_nightly(self) -> bool:
        """Whether it acts on the same night alone, so that each night has its own lot."""
        return self.washout == 0

    def to_do(self, name: str, chosen: bool) -> str:
        """What a night asks for, as the action itself: "no caffeine after 14:00"."""
        if not chosen:
            return f"no {name}" if self.kind is AgentKind.SUPPLEMENT else AS_USUAL
        return self.action if self.action and name == self.label else name


S, H = AgentKind.SUPPLEMENT, AgentKind.HABIT
AS_USUAL = "as you usually do"
LEAVES_IN_DAYS = "leaves the blood within days, plus a few nights for what may stay"
SAME_NIGHT = "acts on the same night"

AGENTS = {
    agent.key: agent
    for agent in (
        Agent("magnesium", "Magnesium", S, 4, LEAVES_IN_DAYS),
        Agent("vitamin-c", "Vitamin C", S, 4, LEAVES_IN_DAYS),
        Agent("l-theanine", "L-theanine", S, 0, SAME_NIGHT),
        Agent("other-supplement", "Another supplement", S, 5, "not known, so more nights"),
        Agent(
            "no-caffeine",
            "Caffeine break after 14:00",
            H,
            2,
            "half-life about 5 hours (1.5 to 9.5), and a night for withdrawal",
            "no caffeine after 14:00",
        ),
        Agent("no-alcohol", "Alcohol-free evening", H, 0, SAME_NIGHT, "no alcohol"),
        Agent("evening-walk", "A walk in the evening", H, 0, SAME_NIGHT, "a walk in the evening"),
        Agent("stretching", "Stretching before bed", H, 0, SAME_NIGHT, "stretch before bed"),
        Agent("bath", "A warm or cold bath before bed", H, 0, SAME_NIGHT, "a bath before bed"),
        Agent("massage", "Massage or a vibrating pad", H, 0, SAME_NIGHT, "massage or the pad"),
        Agent(
            "early-bedtime",
            "A fixed bedtime",
            H,
            2,
            "sleep needs a night or two to follow",
            "get into bed at your fixed time",
        ),
        Agent(
            "other-nightly", "Another habit of the evening", H, 0, "if it acts only on that night"
        ),
        Agent("other-habit", "Another habit that lingers", H, 2, "not known, so two nights"),
    )
}

NEVER = (
    "Stillnight never asks you to leave a medicine out or to take it at another time. "
    "Please ask your doctor."
)
STATEMENT = (
    "“{name}” is not on the list of things to try. You can try it only if nobody prescribed it "
    "and it is sold without a prescription. If so, please tick this box."
)
UNREADABLE = (
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
        aside = f" (read as {read})" if read and read not in name.casefold() else ""
        return Refusal(f"“{name}”{aside} is, or may be, a medicine. {NEVER}")
    if listed.kind is AgentKind.SUPPLEMENT and not _is_readable(name):
        return Refusal(UNREADABLE)
    for planned in of_plan:
        if _shares_a_word(name, planned):
            return Refusal(
                f"“{name}” shares a name with “{planned}”. You take that as a medicine or as "
                f"prescribed. {NEVER}"
            )
    if not (is_as_listed or nobody_prescribed is True):
        return Refusal(STATEMENT.format(name=name), "nobody_prescribed")
    return None


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
