"""What the page "What goes together" says: of all factors in a sentence, of one in a few."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.language import gettext as _
from config.language import ngettext

if TYPE_CHECKING:
    from journal.findings import CachedFinding


def factors_sentence(findings: Sequence["CachedFinding"]) -> str:
    """What a tired person takes away from the factors."""
    related = [each.label_in_a_sentence for each in findings if each.verdict == "looks related"]
    tested = sum(each.p is not None for each in findings)
    if not tested:
        return _(
            "Too early: each of these needs 12 nights with it and 12 without, spread over time."
        )
    sentences = [_related(related, tested)]
    if waiting := len(findings) - tested:
        sentences.append(
            ngettext(
                "For {count} more it is too early.", "For {count} more it is too early.", waiting
            ).format(count=waiting)
        )
    if related:
        sentences.append(_("Related is not the same as caused."))
    return " ".join(sentences)


def _related(related: Sequence[str], tested: int) -> str:
    if not related:
        return ngettext(
            "Of {count} looked at, none is clearly related.",
            "Of {count} looked at, none is clearly related.",
            tested,
        ).format(count=tested)
    return ngettext(
        "Of {all} looked at, {count} looks related: {factors}.",
        "Of {all} looked at, {count} look related: {factors}.",
        len(related),
    ).format(all=tested, count=len(related), factors=", ".join(related))


def usual(finding: "CachedFinding") -> str:
    """The outcome of the middle night with a factor and without it."""
    said = {
        "outcome": finding.outcome,
        "with_it": finding.median_with,
        "rule": finding.rule,
        "with_nights": _nights(finding.with_nights),
        "without": finding.median_without,
        "nights": _nights(finding.without_nights),
    }
    if finding.lag:
        return _(
            "{outcome}, the night after: usually {with_it} with it ({rule}, {with_nights}) and "
            "{without} without ({nights})."
        ).format(**said)
    return _(
        "{outcome}: usually {with_it} with it ({rule}, {with_nights}) and {without} without "
        "({nights})."
    ).format(**said)


def found(finding: "CachedFinding") -> str:
    """The difference, or why it is too early for one."""
    if finding.change:
        return _(
            "With slow trends and weekdays taken out: {change} {step}. It could be from {interval}."
        ).format(
            change=finding.change, step=finding.step or _("with it"), interval=finding.interval
        )
    if not finding.more_nights:
        return _("Too early: {reason}.").format(reason=finding.shortage)
    return ngettext(
        "Too early: {reason}, about {count} more night is needed.",
        "Too early: {reason}, about {count} more nights are needed.",
        finding.more_nights,
    ).format(reason=finding.shortage, count=finding.more_nights)


def unknown(finding: "CachedFinding") -> str:
    """The nights that say nothing, and how often the factor came and went."""
    stretches = ngettext("{count} stretch", "{count} stretches", finding.stretches).format(
        count=finding.stretches
    )
    return ngettext(
        "{count} night unknown and left out; {stretches}.",
        "{count} nights unknown and left out; {stretches}.",
        finding.unknown_nights,
    ).format(count=finding.unknown_nights, stretches=stretches)


def _nights(count: int) -> str:
    return ngettext("{count} night", "{count} nights", count).format(count=count)
