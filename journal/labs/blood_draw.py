"""What results of one blood draw, or of one test, have in common."""

from typing import Any

from django import forms

from journal.labs.models import LabResult

CARRIED = (
    "taken_on", "taken_at", "in_morning", "fasting", "iron_paused", "laboratory",
)  # fmt: skip


class BloodDrawForm(forms.Form):
    """`?drawn=12&like=7`: the result whose blood draw the next one shares, and whose test."""

    drawn = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    like = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @property
    def pk(self) -> int | None:
        """The key of the result whose blood draw is shared; `None` for anything else."""
        return self.cleaned_data["drawn"] if self.is_valid() else None

    @property
    def like_pk(self) -> int | None:
        """The key of the result whose name and unit are wanted again."""
        return self.cleaned_data["like"] if self.is_valid() else None


def same_draw(result: LabResult | None) -> dict[str, Any]:
    """What one blood draw has in common, as a start for the next result."""
    return {name: getattr(result, name) for name in CARRIED} if result else {}


def same_test(result: LabResult | None) -> dict[str, str]:
    """Name and unit of a test of one's own, as a start for its next result."""
    return {"name": result.name, "unit": result.unit} if result and result.name else {}
