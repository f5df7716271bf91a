"""What the PDF is called where it is kept: initials and dates, never a whole name."""
# pure

import re

from journal.clock import Period

MOST_INITIALS = 4


def initials(name: str) -> str:
    """The first letters of a name or of initials: "MK" of "Maria K."; empty without any."""
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0].upper() for word in words[:MOST_INITIALS])


def file_name(name: str, period: Period) -> str:
    """ "restless-legs-summary-MK-2026-11-03-to-2026-11-30.pdf"."""
    parts = ("restless-legs-summary", initials(name), f"{period.first}-to-{period.last}")
    return "-".join(filter(None, parts)) + ".pdf"
