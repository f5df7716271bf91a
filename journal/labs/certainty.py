"""How far something that the labs room states was followed."""
# pure, words

from enum import Enum

from config.language import gettext, gettext_noop


class Certainty(Enum):
    """How far a fact was followed."""

    SEEN = gettext_noop("seen in the source")
    SECONDARY = gettext_noop("seen in a secondary source")
    GENERAL = gettext_noop("general knowledge, to be reviewed")

    @property
    def label(self) -> str:
        """It in words."""
        return gettext(self.value)
