"""Medicines people report as making RLS worse, and those used for it."""

from journal.guide.facts import GENERAL, SECONDARY, VERIFIED, Fact
from journal.guide.topics.topic import Section, Topic

_GENERAL = ("general",)
_REVIEW = ("hoque2010", "general")
_NEWS = ("aasm2025", "news")

MEDICINES = Topic(
    "medicines",
    "Medicines and RLS",
    "Which kinds are reported to make it worse, and which are used for it.",
    "So that you can recognise a name on your list. Do not stop or change a medicine because of "
    "this page: ask who prescribed it.",
    (
        Section(
            "Antihistamines that make sleepy",
            (
                Fact(
                    "Found in allergy tablets, “PM” sleep aids and cold mixtures. Newer ones, "
                    "such as cetirizine, loratadine and fexofenadine, are named less.",
                    SECONDARY,
                    _REVIEW,
                ),
            ),
            ("diphenhydramine", "doxylamine", "chlorpheniramine", "hydroxyzine", "promethazine"),
        ),
        Section(
            "Tablets against nausea",
            (Fact("Those that block dopamine are the ones named.", SECONDARY, _REVIEW),),
            ("metoclopramide", "prochlorperazine", "promethazine"),
        ),
        Section(
            "Antipsychotics",
            (Fact("They block dopamine too.", SECONDARY, _REVIEW),),
            ("haloperidol", "olanzapine", "quetiapine", "risperidone"),
        ),
        Section(
            "Antidepressants",
            (
                Fact(
                    "The link is strongest for mirtazapine; SSRIs, SNRIs and tricyclics are "
                    "reported as well.",
                    SECONDARY,
                    _REVIEW,
                ),
                Fact("Many people take them without any change in their legs.", GENERAL, _GENERAL),
                Fact(
                    "Bupropion is named less often. That the AASM does not suggest it as a "
                    "medicine for RLS is another matter.",
                    SECONDARY,
                    _NEWS,
                ),
            ),
            ("mirtazapine", "SSRIs", "SNRIs", "tricyclics"),
        ),
        Section("Lithium", (Fact("It is on the lists as well.", SECONDARY, _REVIEW),)),
        Section(
            "Medicines used for RLS",
            (
                Fact(
                    "Here only so that they can be recognised and written down. Which one, and "
                    "whether any, is decided with a prescriber.",
                    GENERAL,
                    _GENERAL,
                ),
                Fact(
                    "Alpha-2-delta ligands: gabapentin enacarbil, gabapentin, pregabalin. The "
                    "AASM guideline of 2025 supports these strongly.",
                    SECONDARY,
                    _NEWS,
                ),
                Fact(
                    "Together with opioids or alcohol they can slow breathing.", GENERAL, _GENERAL
                ),
                Fact(
                    "Dopaminergic: pramipexole, ropinirole, rotigotine, levodopa. The guideline "
                    "no longer suggests them as the usual choice. They may, over years, make "
                    "symptoms start earlier, stronger or in more places, and some people get new "
                    "urges to gamble, spend or eat.",
                    SECONDARY,
                    _NEWS,
                ),
                Fact(
                    "Iron, by mouth or as an infusion, when tests show low stores. See the page "
                    "on iron.",
                    VERIFIED,
                    ("aasm2025",),
                ),
                Fact(
                    "Also in use: low-dose opioids, dipyridamole, and a device that stimulates a "
                    "nerve in the leg.",
                    SECONDARY,
                    _NEWS,
                ),
            ),
        ),
        Section(
            "In the journal",
            (
                Fact(
                    "Write down what you took and when, also a single cold tablet. A new medicine "
                    "a few nights before a change is something to show.",
                    GENERAL,
                    _GENERAL,
                ),
            ),
        ),
    ),
)
