"""What can be on a summary, in the order and by the names of its page."""
# pure, words

from config.language import gettext_lazy as _
from journal.report.data import Section

SECTIONS = (
    (Section.CHANGES, _("What changed")),
    (Section.FIGURES, _("Key figures")),
    (Section.ONSET, _("First symptom")),
    (Section.TIMELINE, _("Severity over time")),
    (Section.TAKEN, _("What you take")),
    (Section.LABS, _("Blood results")),
    (Section.STOPPED, _("Tried and stopped")),
    (Section.QUESTIONS, _("Questions for your doctor")),
    (Section.DECIDED, _("Decided last time")),
    (Section.GRID, _("Last 28 nights")),
    (Section.FACTORS, _("What goes together")),
    (Section.EXPERIMENTS, _("Experiments")),
    (Section.SITTINGS, _("Sitting test, last two evenings")),
    (Section.DRIFT, _("Around dose changes")),
    (Section.THEN_AND_NOW, _("Then and now, beside a dopaminergic medicine")),
    (Section.METHOD, _("How it is worked out")),
)
ABOUT = (  # lines of the head that say what the person is like
    (Section.AGE, _("Age")),
    (Section.SEX, _("Sex")),
    (Section.SINCE, _("Since when")),
    (Section.SCALE, _("Scale")),
    (Section.CONDITIONS, _("Conditions")),
    (Section.HABITS, _("Caffeine and alcohol")),
)
