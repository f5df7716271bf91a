"""What an experiment may be about: how long it lingers, and what is refused and why.

Washout: the first nights of every block are not counted, because what came before still acts.
The rules are product decisions with their ground beside them; they are no advice to take or
leave anything.
"""

from dataclasses import dataclass
from enum import StrEnum

from journal.regimen import names
from journal.regimen.slow_stores import words_of


class AgentKind(StrEnum):
    """What is taken, or what is done."""

    SUPPLEMENT = "supplement"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class Agent:
    """One thing that can be tried in blocks; `washout` in nights at the start of each block."""

    key: str
    label: str
    kind: AgentKind
    washout: int
    ground: str


S, H = AgentKind.SUPPLEMENT, AgentKind.HABIT
LEAVES_IN_DAYS = (
    "taken out of the blood within days; a few nights more for what it may leave behind"
)
ONE_NIGHT = "acts on the same night; one night more to be careful"

AGENTS = {
    agent.key: agent
    for agent in (
        Agent("magnesium", "Magnesium", S, 4, LEAVES_IN_DAYS),
        Agent("vitamin-c", "Vitamin C", S, 4, LEAVES_IN_DAYS),
        Agent("l-theanine", "L-theanine", S, 1, ONE_NIGHT),
        Agent("other-supplement", "Another supplement", S, 5, "unknown, so a long rule for all"),
        Agent(
            "no-caffeine",
            "Caffeine break after 14:00",
            H,
            2,
            "half-life about 5 h (1.5 to 9.5), and a night for withdrawal",
        ),
        Agent("no-alcohol", "Alcohol-free evening", H, 1, ONE_NIGHT),
        Agent("evening-walk", "A walk in the evening", H, 1, ONE_NIGHT),
        Agent("stretching", "Stretching before bed", H, 1, ONE_NIGHT),
        Agent("bath", "A warm or cold bath before bed", H, 1, ONE_NIGHT),
        Agent("massage", "Massage or a vibrating pad", H, 1, ONE_NIGHT),
        Agent("early-bedtime", "A fixed bedtime", H, 2, "sleep takes a night or two to follow"),
        Agent("other-habit", "Another habit", H, 2, "unknown, so two nights"),
    )
}

PRESCRIBED = (
    "This is, or may be, a medicine. Stillnight never asks you to leave one out or to change "
    "when you take it: talk to who prescribed it."
)


def is_medicine(name: str, of_plan: frozenset[str] = frozenset()) -> bool:
    """Whether a name is a listed medicine, or in the plan as a medicine or as prescribed.

    `of_plan` holds those names of the plan.
    """
    found = words_of(name)
    known = (words_of(each) for each in of_plan)
    return names.is_medicine(name) or any(
        each and found and (each <= found or found <= each) for each in known
    )
