"""The morning part of a night: what the evening could not know."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.utils.functional import cached_property

from journal.forms.fields import ask_by_the_clock, helper
from journal.forms.part import PartForm
from journal.forms.question_fields import field_of, groups, layout_of
from journal.models import Night
from journal.questions import MORNING, named


class MorningForm(PartForm):
    """The Consensus Sleep Diary's variables, in our own words."""

    class Meta:
        model = Night
        fields = named(MORNING)
        formfield_callback = field_of

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        instance: Night,
        usual: Callable[[], Mapping[str, time]] = dict,
    ) -> None:
        """`usual` finds this person's usual times, if they have to be shown."""
        super().__init__(data, instance=instance)
        self.usual = usual
        ask_by_the_clock(self, instance.user.clock)

    @cached_property
    def helper(self) -> FormHelper:
        """The first questions, with this person's usual times."""
        return helper(Layout(*layout_of(FIRST, self.usual())))

    @cached_property
    def rest_helper(self) -> FormHelper:
        """The questions under "more"."""
        return helper(Layout(*layout_of(MORE)), errors=False)


FIRST = groups(each for each in MORNING if not each.more)
MORE = groups(each for each in MORNING if each.more)
