"""What somebody plans to take: the product, its dose from a day on, what it holds."""

from journal.regimen.models.amounts import AMOUNT_LIMITS, LEAST, MOST
from journal.regimen.models.dose_step import DoseStep, DoseTime
from journal.regimen.models.regimen import Regimen
from journal.regimen.models.regimen_nutrient import RegimenNutrient
from journal.regimen.models.removed import RemovedRegimen

__all__ = [
    "AMOUNT_LIMITS",
    "LEAST",
    "MOST",
    "DoseStep",
    "DoseTime",
    "Regimen",
    "RegimenNutrient",
    "RemovedRegimen",
]
