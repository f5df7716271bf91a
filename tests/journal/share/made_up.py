"""A report that was never anybody's, and how it is shared."""

from datetime import UTC, datetime
from typing import Any

from accounts.models import User
from journal.share.code import code_of
from journal.share.models import Share
from journal.share.snapshot import Page, Section, Snapshot, Table

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)

PAGE = Page(
    "Restless legs: summary",
    ("Ada L.", "1 – 31 Mar 2026"),
    (
        Section("Completeness", ("Nights logged: 30 of 31.",)),
        Section("Key figures", table=Table("Key figures", ("", "n"), (("Evening <b>", "28"),))),
    ),
)
SNAPSHOT = Snapshot(PAGE, b"%PDF-made-up", (b"<svg>one</svg>", b"\x89PNG two"))


def code(number: int = 1) -> str:
    return code_of("key of the tests", f"nonce {number}")


def share(user: User, number: int = 1, **terms: Any) -> Share:
    made, _ = Share.objects.hand_out(user, SNAPSHOT, **{"code": code(number), "now": NOW, **terms})
    return made
