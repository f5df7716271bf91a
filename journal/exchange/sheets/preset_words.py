"""What is to be said of the files of a preset, by the name of its file."""
# pure, words

from config.language import gettext_noop

ABOUT = {
    "bearable": (gettext_noop("Of Bearable’s file the symptoms are read, the worst of each day."),),
    "daylio": (
        gettext_noop(
            "An entry before noon belongs to the night before. Moods count from 1 "
            "(awful) to 5 (rad), the mean of a night's entries."
        ),
    ),
    "loop": (
        gettext_noop(
            "A habit that was not due that day counts as a no, one that was skipped as not known."
        ),
    ),
    "plees_tracker": (
        gettext_noop(
            "Start and stop are when you tapped the button. How long you slept in "
            "between it does not say."
        ),
    ),
    "samsung": (
        gettext_noop(
            "Samsung Health writes its times in UTC. A bedtime that you planned there "
            "can be among these nights."
        ),
    ),
    "sleep_cycle_old": (
        gettext_noop(
            "This file of Sleep Cycle says how long you were in bed. How long you slept "
            "it does not say."
        ),
    ),
    "sleepmeter": (
        gettext_noop(
            "Sleepmeter’s quality from 0 to 10 becomes something you track. Aids, "
            "hindrances and tags are yes where they stand."
        ),
    ),
    "whoop_journal": (
        gettext_noop(
            "Each answer goes to the night with which its cycle begins. A question that "
            "was not asked stays unanswered."
        ),
    ),
    "whoop_sleeps": (
        gettext_noop(
            "WHOOP’s “Sleep onset” is when you went to bed. It does not say how long "
            "you needed to fall asleep."
        ),
    ),
    "withings": (
        gettext_noop(
            "Withings translates the names of its columns, so they are read by their places."
        ),
    ),
    "zepp": (gettext_noop("Zepp and Mi Fit write their times in UTC."),),
}
