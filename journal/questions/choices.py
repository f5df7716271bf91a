"""The words that a night is answered with: what is stored, and what the page says."""
# pure, words

from config.language import gettext_lazy as _
from config.language import pgettext_lazy
from journal.questions.question import Choices

SIDES: Choices = (
    ("left", pgettext_lazy("side of the body", "left")),
    ("right", pgettext_lazy("side of the body", "right")),
    ("both", pgettext_lazy("side of the body", "both")),
)

# What it felt like, in plain words
SENSATIONS: Choices = (
    ("urge", pgettext_lazy("how it feels", "urge to move only")),
    ("creeping", pgettext_lazy("how it feels", "creeping")),
    ("tingling", pgettext_lazy("how it feels", "tingling")),
    ("pulling", pgettext_lazy("how it feels", "pulling")),
    ("aching", pgettext_lazy("how it feels", "aching")),
    ("burning", pgettext_lazy("how it feels", "burning")),
    ("itching", pgettext_lazy("how it feels", "itching")),
    ("electric", pgettext_lazy("how it feels", "electric")),
    ("jerking", pgettext_lazy("how it feels", "jerking")),
    ("pain", pgettext_lazy("how it feels", "pain")),
)

# What was tried against it, or that nothing was
NOTHING = "nothing"
RELIEFS: Choices = (
    (NOTHING, pgettext_lazy("what was tried", "nothing")),
    ("walking", pgettext_lazy("what was tried", "walking")),
    ("stretching", pgettext_lazy("what was tried", "stretching")),
    ("massage", pgettext_lazy("what was tried", "massage")),
    ("bath", pgettext_lazy("what was tried", "a bath or shower")),
    ("heat", pgettext_lazy("what was tried", "heat")),
    ("cold", pgettext_lazy("what was tried", "cold")),
    ("distraction", pgettext_lazy("what was tried", "distraction")),
    ("other", pgettext_lazy("what was tried", "something else")),
)
THINGS = tuple((word, label) for word, label in RELIEFS if word != NOTHING)

# What is asked beside each thing: how it is called in a list, and on the page
HELP_OF = {
    "walking": (_("How much walking helped"), _("Did walking help?")),
    "stretching": (_("How much stretching helped"), _("Did stretching help?")),
    "massage": (_("How much massage helped"), _("Did massage help?")),
    "bath": (_("How much a bath or shower helped"), _("Did a bath or shower help?")),
    "heat": (_("How much heat helped"), _("Did heat help?")),
    "cold": (_("How much cold helped"), _("Did cold help?")),
    "distraction": (_("How much distraction helped"), _("Did distraction help?")),
    "other": (_("How much something else helped"), _("Did something else help?")),
}

# How much one thing helped; what is stored is the number
HELPED: Choices = (
    ("0", pgettext_lazy("how much it helped", "not at all")),
    ("1", pgettext_lazy("how much it helped", "some")),
    ("2", pgettext_lazy("how much it helped", "much")),
)

# What can move the legs or the sleep for a while, apart from the evening itself
EVENTS: Choices = (
    ("new_medicine", _("a new medicine")),
    ("cold_tablet", _("a cold or allergy tablet")),
    ("anti_nausea", _("an anti-nausea tablet")),
    ("illness", _("illness")),
    ("travel", _("travel")),
    ("blood_donation", _("blood donation")),
    ("infusion", _("an iron infusion")),
    ("period", _("menstrual period")),
    ("pregnancy", _("pregnancy")),
)

# The five steps of the Consensus Sleep Diary; what is stored is the number
SLEEP_QUALITY: Choices = (
    ("1", pgettext_lazy("sleep quality", "very poor")),
    ("2", pgettext_lazy("sleep quality", "poor")),
    ("3", pgettext_lazy("sleep quality", "fair")),
    ("4", pgettext_lazy("sleep quality", "good")),
    ("5", pgettext_lazy("sleep quality", "very good")),
)
