"""Work out anew what is stored beside the nights, or check it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Max, Min

from accounts.models import User
from journal.clock import Period
from journal.figures.alongside import shown_alongside
from journal.models.stored_figures import StoredFigures, without_stored_figures


class Command(BaseCommand):
    """See the module's docstring."""

    help = (
        "Work out anew what is stored beside the nights (figures of sleep, caffeine, doses). Pages "
        "do this by themselves; with --check it only tells whether what is stored is right."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--check`."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail if wrong")

    def handle(self, *_: Any, check: bool, **__: Any) -> None:
        """Go through everybody's nights; `CommandError` where a figure that is stored is wrong."""
        if not check:
            for model in StoredFigures.__subclasses__():
                model._default_manager.all().delete()
        people = User.objects.filter(nights__isnull=False).distinct().order_by("pk")
        wrong = sum(_differs(person) for person in people.iterator())
        if wrong:
            raise CommandError(f"What is stored of the nights of {wrong} people is wrong.")
        self.stdout.write("What is stored beside the nights is right.")


def _differs(person: User) -> bool:
    """Whether the pages would tell something else of somebody's nights than their answers say."""
    ends = person.nights.aggregate(first=Min("night"), last=Max("night"))
    period = Period(ends["first"], ends["last"])
    on_pages = _figures(person, period)
    with without_stored_figures():
        return on_pages != _figures(person, period)


def _figures(person: User, period: Period) -> tuple[Any, Any]:
    doses = shown_alongside(person, period).doses_taken
    return person.nights.figures(period), {n: share for n, share in doses.items() if share}
