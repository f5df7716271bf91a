"""Movement, caffeine, sleep and the like."""

from journal.guide.facts import GENERAL, SECONDARY, VERIFIED, Fact
from journal.guide.topics.topic import Section, Topic

_GENERAL = ("general",)

DAILY_LIFE = Topic(
    "daily-life",
    "Exercise, caffeine, sleep",
    "What is known about movement, coffee, alcohol, sitting still and regular nights.",
    "Nutrients are one part of a wider plan. These are things people with RLS change, and how "
    "much is known about each.",
    (
        Section(
            "Exercise",
            (
                Fact(
                    "Twelve weeks of aerobic and leg-strength training on three days a week "
                    "lowered the severity score in a small randomised trial; 23 people finished.",
                    VERIFIED,
                    ("aukerman2006",),
                ),
                Fact(
                    "Hard exercise late in the day makes legs worse for some people.",
                    GENERAL,
                    _GENERAL,
                ),
            ),
        ),
        Section(
            "Caffeine",
            (
                Fact(
                    "For RLS itself the evidence is weak: among 55,540 people caffeine was not "
                    "linked with getting RLS.",
                    VERIFIED,
                    ("batool2016",),
                ),
                Fact(
                    "Guidelines still name it as something to look at first.",
                    SECONDARY,
                    ("aasm2025", "news"),
                ),
                Fact(
                    "What it does to sleep is clear. Pooled over studies it took 45 minutes off "
                    "the night, added 9 minutes to falling asleep and 12 awake during the night.",
                    VERIFIED,
                    ("gardiner2023",),
                ),
                Fact(
                    "A cup of coffee (107 mg) stopped costing sleep time when it was drunk 8.8 "
                    "hours or more before bed; 217.5 mg needed 13.2 hours.",
                    VERIFIED,
                    ("gardiner2023",),
                ),
                Fact(
                    "Half of it is gone after about 5 hours, in some people after 1.5, in others "
                    "after 9.5.",
                    VERIFIED,
                    ("iom_caffeine2001",),
                ),
                Fact(
                    "It lasts longer in pregnancy and with the contraceptive pill, and shorter "
                    "in people who smoke.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "Typical drinks: brewed coffee 95 mg (8 oz), espresso 63 mg (1 oz), instant "
                    "coffee 62 mg, black tea 47 mg, cola 33 mg (12 oz), a small energy drink "
                    "77 mg, an ounce of dark chocolate 23 mg.",
                    VERIFIED,
                    ("usda_sr26_caffeine",),
                ),
            ),
        ),
        Section(
            "Regular sleep",
            (
                Fact(
                    "Short nights make RLS feel worse, and RLS makes nights short. Going to bed "
                    "and getting up at much the same time is what sleep clinics start with.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "Loud snoring or gasping is worth telling a clinician: sleep apnoea is among "
                    "the first things guidelines ask to look at.",
                    SECONDARY,
                    ("aasm2025", "news"),
                ),
            ),
        ),
        Section(
            "Sitting still",
            (
                Fact(
                    "Rest brings symptoms on. An evening in a theatre seat and an evening on your "
                    "feet cannot be compared, which is why the journal asks about it.",
                    VERIFIED,
                    ("irlssg2014",),
                ),
            ),
        ),
        Section(
            "Alcohol and nicotine",
            (
                Fact(
                    "Guidelines name alcohol among the first things to look at.",
                    SECONDARY,
                    ("aasm2025", "news"),
                ),
                Fact(
                    "In a large cohort people who did not smoke got RLS less often. So did those "
                    "who drank some alcohol, so a simple rule cannot be made of it.",
                    VERIFIED,
                    ("batool2016",),
                ),
            ),
        ),
        Section(
            "Finding out for yourself",
            (
                Fact(
                    "Note the evenings with and without, keep the rest alike, and give it weeks. "
                    "Legs vary by themselves: a few nights prove nothing.",
                    GENERAL,
                    _GENERAL,
                ),
            ),
        ),
    ),
)
