"""What can be on a summary, in the order and by the names of its page."""
# pure

from journal.report.data import Section

SECTIONS = (
    (Section.CHANGES, "What changed"),
    (Section.FIGURES, "Key figures"),
    (Section.ONSET, "First symptom"),
    (Section.TIMELINE, "Severity over time"),
    (Section.TAKEN, "What you take"),
    (Section.LABS, "Blood results"),
    (Section.STOPPED, "Tried and stopped"),
    (Section.QUESTIONS, "Questions for your doctor"),
    (Section.DECIDED, "Decided last time"),
    (Section.GRID, "Last 28 nights"),
    (Section.FACTORS, "What goes together"),
    (Section.EXPERIMENTS, "Experiments"),
    (Section.SITTINGS, "Sitting test, last two evenings"),
    (Section.DRIFT, "Around dose changes"),
    (Section.THEN_AND_NOW, "Then and now, beside a dopaminergic medicine"),
    (Section.METHOD, "How it is worked out"),
)
ABOUT = (  # lines of the head that say what the person is like
    (Section.AGE, "Age"),
    (Section.SEX, "Sex"),
    (Section.SINCE, "Since when"),
    (Section.SCALE, "Scale"),
    (Section.CONDITIONS, "Conditions"),
    (Section.HABITS, "Caffeine and alcohol"),
)
