"""What the evening and the morning form have in common."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict

from journal.saving.check import Problems


class PartForm(forms.ModelForm):
    """Half of a night, to be shown; what is typed in it is checked on its way to the night."""

    def show(self, problems: Problems) -> None:
        """Have these problems beside their fields, and no others."""
        self.cleaned_data = {}
        self._errors = ErrorDict(renderer=self.renderer)
        for name, problems_of_field in problems.items():
            if name in self.fields or name == NON_FIELD_ERRORS:
                self._errors[name] = self.error_class(problems_of_field, renderer=self.renderer)
