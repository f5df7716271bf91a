"""What the evening and the morning form have in common."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class PartForm(forms.ModelForm):
    """Half of a night: it answers for its own fields, the other half for the others."""

    looks_the_same_for_everybody = True  # so that its questions are drawn once in a process

    def _update_errors(self, errors: ValidationError) -> None:
        own: dict[str, Any] = {
            name: problems
            for name, problems in errors.error_dict.items()
            if name in self.fields or name == NON_FIELD_ERRORS
        }
        super()._update_errors(ValidationError(own))  # type: ignore[misc]
