"""What words mean: each subject with the questions, drinks or kinds of exercise it can be."""
# pure

from collections.abc import Iterator

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


def _by_words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each subject with what it can mean, the one that counts last."""
    for name, question in QUESTIONS.items():
        for words in (name.replace("_", " "), question.label, question.on_page, question.short):
            yield words, (name,)
    yield from _rows()
    for name, subjects in OF_QUESTIONS.items():
        for words in subjects:
            yield words, (name,)
    for words in ("legs", "rls", "restless legs"):
        yield words, LEGS


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Drinks and kinds of exercise; what they mean begins with the kind of their row."""
    for drink in DRINKS:
        for words in (drink.label, drink.key.replace("_", " ")):
            yield words, (f"{DRINK.prefix}:{drink.key}",)
    for words, keys in OF_DRINKS.items():
        yield words, tuple(f"{DRINK.prefix}:{key}" for key in keys)
    for kind, wordings in WALKS.items():
        for words in wordings.split():
            yield words, (f"{BOUT.prefix}:{kind}",)


def folded(words: str) -> str:
    """Words as they are compared: "Legs in the evening" is "leg in evening"."""
    kept = "".join(sign if sign.isalnum() else " " for sign in words.casefold())
    parts = [word for word in kept.split() if word not in {"the", "of", "my", "min"}]
    return " ".join(part[:-1] if len(part) > 3 and part.endswith("s") else part for part in parts)


MEANINGS = {folded(words): meant for words, meant in _by_words()}


def meanings(subject: str) -> tuple[str, ...]:
    """What a subject can mean; nothing for words that are not known."""
    return MEANINGS.get(folded(subject), ())
