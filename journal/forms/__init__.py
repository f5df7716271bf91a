"""Forms of the diary: they parse all input and hand over domain types."""

from journal.forms.period import PeriodForm

__all__ = ["PeriodForm"]
