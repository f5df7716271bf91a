"""The page of recipes."""

from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from journal import travel
from journal.api.recipes.reading import NIGHT, SITE, recipes_in, with_own


@cache
def _written() -> str:
    """The page of the docs, which lies beside the program wherever it runs."""
    return (settings.BASE_DIR / "docs" / "api-recipes.md").read_text(encoding="utf-8")


@login_required
@require_safe
def recipes(request: AuthenticatedHttpRequest) -> HttpResponse:
    """How other programs use the journal, with its address and tonight's date."""
    tonight = travel.night_of(request.user, timezone.now()).night
    own = {SITE: settings.SITE_URL.rstrip("/"), NIGHT: f"{tonight}"}
    listed = recipes_in(with_own(_written(), own))
    return render(request, "api/recipes.html", {"recipes": listed, "here": "account"})
