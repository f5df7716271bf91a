"""Forms of the diary: they parse all input and hand over domain types."""

from journal.forms.month import MonthForm
from journal.forms.night import NightPage
from journal.forms.period import PeriodForm
from journal.forms.wake import UndoTapForm, WakeTapForm

__all__ = ["MonthForm", "NightPage", "PeriodForm", "UndoTapForm", "WakeTapForm"]
