"""The language of pages, chosen before signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import spoken
from config.language import name_of, offered


@require_http_methods(["GET", "POST"])
def choose_language(request: HttpRequest) -> HttpResponse:
    """Every language by its own name; who is signed in has the choice on the account page."""
    if request.user.is_authenticated:
        return redirect("accounts:preferences")
    chosen = request.POST.get("language")
    if chosen in offered():
        response = redirect("journal:home")
        spoken.remember(response, chosen)
        return response
    languages = [(code, name_of(code)) for code in offered()]
    return render(request, "accounts/language.html", {"languages": languages})
