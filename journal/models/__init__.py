"""The diary's tables, one noun a file."""

from journal.models.device_sleep import DeviceSleep
from journal.models.intake import CaffeineIntake, Dose, Exercise
from journal.models.night import Night
from journal.models.removed_night import RemovedNight

__all__ = ["CaffeineIntake", "DeviceSleep", "Dose", "Exercise", "Night", "RemovedNight"]
