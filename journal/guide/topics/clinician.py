"""When to talk to a clinician, and what to bring."""

from journal.guide.facts import GENERAL, VERIFIED, Fact
from journal.guide.topics.topic import Section, Topic

_GENERAL = ("general",)
_AASM = ("aasm2025",)


def _reason(text: str) -> Fact:
    return Fact(text, GENERAL, _GENERAL)


TALK_TO_A_CLINICIAN = Topic(
    "talk-to-a-clinician",
    "Talk to a clinician",
    "Why before the first supplement, when soon, and what to bring.",
    "A clinician or dietitian comes before a supplement, not after it. This page says why, when "
    "it is worth going soon, and what helps in the room.",
    (
        Section(
            "Before the first supplement",
            (
                _reason(
                    "Is it RLS? Neuropathy, kidney disease, cramps and other things feel alike "
                    "and need something else."
                ),
                _reason(
                    "Is anything low? Blood tests show whether iron, B12, folate or vitamin D are, "
                    "and why: a low value has a cause of its own."
                ),
                _reason(
                    "Does it fit with what you take? Supplements can keep medicines from working "
                    "and the other way round; high amounts have effects of their own."
                ),
                _reason(
                    "How much, how long, and who looks? Iron that is not needed can harm the "
                    "liver. Amounts follow from blood tests and are adjusted over time."
                ),
            ),
        ),
        Section(
            "Iron tests",
            (
                Fact(
                    "The AASM guideline of 2025 asks for ferritin, iron, iron-binding capacity "
                    "and transferrin saturation, taken in the morning, without iron for 24 hours "
                    "before.",
                    VERIFIED,
                    _AASM,
                ),
                Fact(
                    "It names ferritin of 75 ng/mL or less, or transferrin saturation under 20 %, "
                    "as the point to discuss iron. That is a different line from a laboratory's "
                    "own range.",
                    VERIFIED,
                    _AASM,
                ),
                _reason(
                    "Ferritin can read high during inflammation or an infection; CRP beside it "
                    "helps to read it."
                ),
                _reason("After iron by mouth, tests are usually repeated after about 12 weeks."),
            ),
        ),
        Section(
            "Soon, rather than at the next check-up",
            (
                _reason(
                    "Where a number below has no footnote, no guideline gave one: it was chosen "
                    "for this list."
                ),
                _reason(
                    "Symptoms on two evenings a week or more for four weeks, and a worst rating "
                    "of 4 or above."
                ),
                _reason("Ratings of 7 or above on most nights of a week, or pain."),
                _reason(
                    "Symptoms start two hours or more earlier than they used to, or reach arms or "
                    "trunk, while you take a dopaminergic medicine."
                ),
                _reason(
                    "New urges to gamble, spend, eat or have sex, or sudden sleep attacks, on such "
                    "a medicine."
                ),
                _reason("Under five hours of sleep for two weeks, or drowsiness at the wheel."),
                _reason("Loud snoring or gasping in sleep."),
                Fact(
                    "Ferritin of 75 or less or transferrin saturation under 20 %; also ferritin "
                    "above the laboratory's range, or saturation above 45 %.",
                    VERIFIED,
                    ("aasm2025", "easl"),
                ),
                _reason(
                    "Symptoms all day, on one side, or with numbness, weakness, wounds, swelling "
                    "or a change of colour."
                ),
                _reason(
                    "Pregnancy or the wish for it; kidney disease or dialysis; a child with "
                    "symptoms."
                ),
                _reason(
                    "Black or bloody stools, heavy periods, unusual tiredness or breathlessness."
                ),
                _reason(
                    "A supplement above its limit that nobody advised, or vitamin B6 above 12 mg "
                    "for months."
                ),
                _reason(
                    "A new antihistamine, antidepressant or tablet against nausea shortly before "
                    "it got worse."
                ),
                _reason("Low mood on most days for two weeks."),
            ),
        ),
        Section(
            "What to bring",
            (
                _reason(
                    "Everything you take with the amount and since when, also what you tried and "
                    "stopped, and why."
                ),
                _reason("Blood results with unit, date and the laboratory's own range."),
                _reason(
                    "A few weeks of nights: how often, how strong, when it starts. The report of "
                    "this journal puts that on one page. Your clinician follows how it goes and "
                    "adjusts the plan."
                ),
            ),
        ),
    ),
)
