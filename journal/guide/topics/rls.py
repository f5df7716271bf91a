"""What restless legs syndrome is."""

from journal.guide.facts import GENERAL, SECONDARY, VERIFIED, Fact
from journal.guide.topics.topic import Section, Topic

_CRITERIA = ("irlssg2014",)
_GENERAL = ("general",)

WHAT_RLS_IS = Topic(
    "what-rls-is",
    "What RLS is",
    "The urge to move, when it comes, and what is known of its causes.",
    "Restless legs syndrome in brief. Whether it is what you have is a question for a clinician: "
    "several other things feel alike.",
    (
        Section(
            "The five marks",
            (
                Fact(
                    "An urge to move the legs, usually with unpleasant feelings in them. Arms can "
                    "join in.",
                    VERIFIED,
                    _CRITERIA,
                ),
                Fact("It starts or gets worse at rest, sitting or lying.", VERIFIED, _CRITERIA),
                Fact("Moving eases it, at least while it lasts.", VERIFIED, _CRITERIA),
                Fact(
                    "It is worse in the evening or at night, or comes only then.",
                    VERIFIED,
                    _CRITERIA,
                ),
                Fact(
                    "Nothing else explains it better: cramps, an uncomfortable position, sore "
                    "muscles, swelling, arthritis, neuropathy, a habit of tapping.",
                    VERIFIED,
                    _CRITERIA,
                ),
                Fact(
                    "The fifth matters. In one study 16 % of relatives judged not to have RLS "
                    "met the first four.",
                    VERIFIED,
                    _CRITERIA,
                ),
            ),
        ),
        Section(
            "How it comes and goes",
            (
                Fact(
                    "It is called chronic when, without medicine, it comes twice a week or more "
                    "on average over a year, and intermittent when it comes less often.",
                    VERIFIED,
                    _CRITERIA,
                ),
                Fact(
                    "Roughly 1.5–2.7 % of people have it twice a week or more and are "
                    "bothered by it.",
                    VERIFIED,
                    _CRITERIA,
                ),
                Fact(
                    "It is weakest in the morning and strongest around the first half of the "
                    "night. That is why the journal asks about several times of day.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "Many people with RLS also kick in their sleep. That can be counted in a "
                    "sleep laboratory, not in a diary; a bed partner's word is what can be noted.",
                    GENERAL,
                    _GENERAL,
                ),
            ),
        ),
        Section(
            "What is known of causes",
            (
                Fact(
                    "Dopamine, a messenger of nerves, seems to be involved, and so does iron in "
                    "the brain, which is needed to make it. How exactly is not settled.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "RLS is more frequent with iron deficiency, kidney failure, pregnancy and "
                    "neuropathy, and with some medicines.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "In one group of 1,563 pregnant women 36 % had it in the third trimester.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "A lack of nutrients may play a part. For iron there are guidelines; for the "
                    "others there are ideas, observed links and small trials. The pages on each "
                    "nutrient say which.",
                    SECONDARY,
                    ("aasm2025", "news"),
                ),
            ),
        ),
    ),
)
