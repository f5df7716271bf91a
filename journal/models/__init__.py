"""The diary's tables, one noun a file."""

from journal.models.caffeine_intake import CaffeineIntake
from journal.models.day_suggestion import DaySuggestion
from journal.models.device_sleep import DeviceSleep
from journal.models.dose import Dose, SkippedDose
from journal.models.exercise import Exercise
from journal.models.factor import Factor, FactorAnswer
from journal.models.named_question import NamedQuestion
from journal.models.night import Night
from journal.models.night_figures import NightFigures
from journal.models.posted import Posted
from journal.models.removed_night import RemovedNight
from journal.models.sending import Sending
from journal.models.wake_tap import WakeTap

__all__ = [
    "CaffeineIntake",
    "DaySuggestion",
    "DeviceSleep",
    "Dose",
    "Exercise",
    "Factor",
    "FactorAnswer",
    "NamedQuestion",
    "Night",
    "NightFigures",
    "Posted",
    "RemovedNight",
    "Sending",
    "SkippedDose",
    "WakeTap",
]
