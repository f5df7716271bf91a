"""What imports did, or would do, in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.language import gettext as _
from config.language import grouped, list_text, ngettext

if TYPE_CHECKING:
    from journal.exchange.models import Import

NAMED = 5  # of what stays after an undo


def answers(count: int) -> str:
    """So many answers in words: "1,200 answers"."""
    return ngettext("{count} answer", "{count} answers", count).format(count=grouped(count))


def to_do(added: Sequence[str], corrected: str) -> str:
    """What a yes does: "Add 1,200 recordings"; empty where it does nothing."""
    if added:
        return _("Add {rows}").format(rows=list_text(added))
    return _("Correct {rows}").format(rows=corrected) if corrected else ""


def taken_in(entry: "Import") -> str:
    """The message after a yes."""
    kind = entry.file_format
    parts = [_added(entry.added, kind.counted(entry.added))]
    if kind.corrects and entry.different:
        parts.append(_corrected(entry.different))
    if entry.gained:
        parts.append(_gained(entry.gained))
    return _("{outcome}. You can undo this.").format(outcome=", ".join(parts))


def outcome(entry: "Import") -> str:
    """What an import did: "12 added, 3 already there."."""
    left = _corrected if entry.format and entry.file_format.corrects else _left
    parts = [
        _added(entry.added, grouped(entry.added)),
        _gained(entry.gained) if entry.gained else "",
        there(entry.same) if entry.same else "",
        left(entry.different) if entry.different else "",
        _refused(entry.refused) if entry.refused else "",
    ]
    return _("{outcome}.").format(outcome=", ".join(filter(None, parts)))


def _added(count: int, rows: str) -> str:
    return ngettext("{rows} added", "{rows} added", count).format(rows=rows)


def _gained(count: int) -> str:
    return ngettext(
        "{answers} added to nights that were there",
        "{answers} added to nights that were there",
        count,
    ).format(answers=answers(count))


def new(count: int) -> str:
    """So many rows that are new."""
    return ngettext("{count} new", "{count} new", count).format(count=grouped(count))


def gaining(count: int) -> str:
    """So many rows that are there and gain answers."""
    words = ngettext("{count} gain answers", "{count} gain answers", count)
    return words.format(count=grouped(count))


def there(count: int) -> str:
    """So many rows that are there already."""
    words = ngettext("{count} already there", "{count} already there", count)
    return words.format(count=grouped(count))


def differing(count: int, corrects: bool) -> str:
    """So many rows of which a file says something else."""
    return _corrected(count) if corrects else _left(count)


def _corrected(count: int) -> str:
    return ngettext("{count} corrected", "{count} corrected", count).format(count=grouped(count))


def _left(count: int) -> str:
    words = ngettext("{count} left as they are", "{count} left as they are", count)
    return words.format(count=grouped(count))


def _refused(count: int) -> str:
    return ngettext("{count} refused", "{count} refused", count).format(count=grouped(count))


def stayed(names: Sequence[str]) -> str:
    """What an undo left, by name, because it was changed since or is still needed."""
    if not names:
        return ""
    named, more = "; ".join(names[:NAMED]), len(names) - NAMED
    if more <= 0:
        return _("These stay, because you changed or use them: {named}.").format(named=named)
    return ngettext(
        "These stay, because you changed or use them: {named}, and {more} more.",
        "These stay, because you changed or use them: {named}, and {more} more.",
        more,
    ).format(named=named, more=more)
