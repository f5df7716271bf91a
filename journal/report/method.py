"""What the summary says of how it counts: its footnote and its last section."""
# pure, words

from config.language import gettext_lazy

FOOTNOTE = gettext_lazy(
    "Self-reported. n: nights with an answer; the others are left out, never counted as 0. "
    "–: not known."
)
METHOD = (
    gettext_lazy(
        "A night runs from noon to noon and is named by its evening. Ratings go from 0 (none) to "
        "10; a night’s worst rating is the highest of its four. Symptom night: any rating above 0 "
        "or a first-symptom time. Severe night: worst rating 7 or more. Nights a week: 7 × their "
        "share of the nights answered. All other figures are medians."
    ),
    gettext_lazy(
        "Written the same night: the evening part was first written before noon of the next day. "
        "Taken: nights with the dose, of the nights on which the person answered for it. Doses are "
        "those of the plan; elemental amounts are worked out from the label."
    ),
    gettext_lazy(
        "Change: of the means, with its 95 % interval, from 10 nights on each side; below 0 is "
        "less, or earlier. How much a night resembles the one before is learnt from up to a year "
        "of earlier nights. ● Beyond chance: Holm’s rule over all figures compared; equal periods "
        "mark any one time in ten."
    ),
    gettext_lazy(
        "Time to fall asleep, times you woke and minutes awake are the person’s estimates. Time "
        "asleep: fell asleep to woke for the day, less the minutes awake. Asleep while in bed "
        "(sleep efficiency): time asleep ÷ time from getting into bed to getting up. Durations "
        "are true hours, also when the clocks change (after the Consensus Sleep Diary, Carney "
        "2012)."
    ),
    gettext_lazy(
        "Blood values and ranges were copied from the lab’s report. RLS guidelines name ferritin "
        "75 µg/L and transferrin saturation 20 % as points to discuss iron. Assays differ: one’s "
        "75 is another’s 121. The AASM names mornings, 24 hours without iron-containing "
        "supplements and foods. Iron: the newest 12 courses, with the values of the year before "
        "and after each. From three on means, with Student’s 95 % interval."
    ),
)
