"""Pages that are the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from journal.help_numbers import CHECKED, CRISIS, EMERGENCY, POISON, first_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is; signed in: tonight."""
    if request.user.is_authenticated:
        return redirect("journal:tonight")
    return render(request, "journal/home.html")


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Whom to call when it cannot wait; the lines of one's own country first."""
    zone = request.user.time_zone if request.user.is_authenticated else ""
    lines = {"emergency": EMERGENCY, "poison": POISON, "crisis": CRISIS}
    return render(
        request,
        "journal/help_now.html",
        {"checked": CHECKED, **{kind: first_of(every, zone) for kind, every in lines.items()}},
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored and where, in plain words."""
    return render(request, "journal/privacy.html")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: the process answers. A database that is away is no reason to end it, see readyz."""
    return HttpResponse("ok", content_type="text/plain")
