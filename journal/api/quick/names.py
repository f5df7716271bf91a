"""What words mean: each subject with the questions, drinks or kinds of exercise it can be."""
# pure, words

from collections.abc import Iterator, Mapping

from config.language import in_language
from journal.caffeine import DRINKS
from journal.questions import BOUT, DRINK, QUESTIONS

FIRST_SYMPTOM = "symptom_onset"
LEGS = ("daytime_rest_severity", "evening_severity", "falling_asleep_severity",
        "during_night_severity")  # fmt: skip
WALKS = {
    "walk": "walk walked walking",
    "run": "run ran running jog jogged jogging",
    "cycle": "cycle cycled cycling bike biked",
    "swim": "swim swam swimming",
    "strength": "strength weights gym",
    "stretch": "stretch stretched stretching yoga",
}
OF_DRINKS = {
    "tea": ("tea_black", "tea_green", "tea_herbal"),
    "coke": ("cola",),
    "diet coke": ("cola_diet",),
    "diet cola": ("cola_diet",),
    "decaf": ("coffee_decaf",),
    "energy drink": ("energy_redbull", "energy_16oz"),
    "red bull": ("energy_redbull",),
    "chocolate": ("dark_chocolate_1oz", "milk_chocolate_bar"),
}
OF_QUESTIONS = {
    "daytime_rest_severity": ("legs at rest", "legs by day", "legs at rest by day", "legs rest"),
    "evening_severity": ("legs evening", "legs in evening", "legs this evening", "evening legs"),
    "falling_asleep_severity": ("legs falling asleep", "legs while falling asleep"),
    "during_night_severity": ("legs at night", "legs in night", "legs during night", "legs night"),
    FIRST_SYMPTOM: ("symptom", "first symptom", "legs started", "first symptoms"),
    "alcohol_drinks": ("alcohol", "beer", "wine", "alcoholic drink"),
    "bedtime": ("bed", "in bed", "went to bed", "got into bed", "bedtime"),
    "lights_out": ("lights out", "tried to sleep", "lights off"),
    "final_awakening": ("woke up", "woke", "woke for day", "awake"),
    "awakenings": ("awakening", "woke times"),
    "rise_time": ("got up", "up", "out of bed"),
    "tiredness": ("tired", "tired in morning", "tiredness"),
    "naps": ("nap",),
    "nicotine_uses": ("cigarette", "nicotine"),
    "had_caffeine": ("caffeine",),
    "exercised": ("exercise",),
    "took_doses": ("supplements or medicines", "supplements", "medicines", "nothing"),
    "wake_after_sleep_onset_minutes": ("minutes awake",),
}


ANY_LEGS = "legs"  # as a file of words calls all four ratings


def in_english() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each subject with what it can mean, the one that counts last."""
    for name in QUESTIONS:
        yield name.replace("_", " "), (name,)
    yield from labels("en")
    for drink in DRINKS:
        yield drink.key.replace("_", " "), (f"{DRINK.prefix}:{drink.key}",)
    for words, keys in OF_DRINKS.items():
        yield words, tuple(f"{DRINK.prefix}:{key}" for key in keys)
    for kind, wordings in WALKS.items():
        for words in wordings.split():
            yield words, (f"{BOUT.prefix}:{kind}",)
    for name, subjects in OF_QUESTIONS.items():
        for words in subjects:
            yield words, (name,)
    for words in ("legs", "rls", "restless legs"):
        yield words, LEGS


def in_another(
    language: str, names: Mapping[str, list[str]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same of a language, by the words of each meaning; one listed twice can mean both."""
    english = {words for words, _ in labels("en")}  # said where a label has no translation yet
    yield from (pair for pair in labels(language) if pair[0] not in english)
    meant: dict[str, tuple[str, ...]] = {}
    for name, listed in names.items():
        for words in listed:
            meant[words] = (*meant.get(words, ()), *(LEGS if name == ANY_LEGS else (name,)))
    yield from meant.items()


def labels(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What questions and drinks are called on the page."""
    with in_language(language):
        said = [
            (words, (name,))
            for name, question in QUESTIONS.items()
            for words in (question.label, question.on_page, question.short)
        ]
        said += [(drink.label, (f"{DRINK.prefix}:{drink.key}",)) for drink in DRINKS]
    yield from said
