"""Forms of the diary: they parse all input and hand over domain types."""

from journal.forms.month import MonthForm
from journal.forms.night import PARTS, EveningPart, MorningPart
from journal.forms.period import PeriodForm

__all__ = ["PARTS", "EveningPart", "MonthForm", "MorningPart", "PeriodForm"]
