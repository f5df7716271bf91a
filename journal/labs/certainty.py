"""How far something that the labs room states was followed."""
# pure

from enum import Enum


class Certainty(Enum):
    """How far a fact was followed."""

    SEEN = "seen in the source"
    SECONDARY = "seen in a secondary source"
    GENERAL = "general knowledge, to be reviewed"
