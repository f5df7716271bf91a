"""Access tokens: which there are, making one, stopping one."""

from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.audit import Kind
from accounts.confirmation import recently_confirmed
from accounts.http import AuthenticatedHttpRequest
from accounts.tokens.forms import TokenForm
from accounts.tokens.models import Token
from config.language import gettext as _

NO_DEMO = _("A demo has no access tokens. Please make an account first.")


@login_required
@require_safe
def tokens(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Which programs may read or write here, and until when."""
    now = timezone.now()
    listed = [(token, token.is_live(now)) for token in request.user.tokens.worth_showing(now)]
    listed.sort(key=lambda entry: not entry[1])
    return render(request, "accounts/tokens.html", {"tokens": listed, "here": "account"})


@login_required
@recently_confirmed()
@require_http_methods(["GET", "POST"])
def new_token(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Make a token; the answer shows its secret, once."""
    if request.user.is_demo:
        messages.error(request, NO_DEMO)
        return redirect("accounts:tokens")
    now = timezone.now()
    form = TokenForm(request.POST or None, person=request.user, now=now)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        context = {"form": form, "here": "account"}
        return render(request, "accounts/new_token.html", context, status=status)
    token, secret, is_new = Token.objects.make(request.user.pk, **form.terms)
    if is_new:
        audit.record(request, Kind.TOKEN_MADE)
        get_adapter(request).send_notification_mail("account/email/token_made", request.user)
    elif not token.is_live(now):
        messages.error(
            request,
            _("This page made “{name}”, which is stopped. Here is a new page.").format(name=token),
        )
        return redirect("accounts:new_token")
    made = {"token": token, "secret": secret, "here": "account"}
    return render(request, "accounts/token_made.html", made, status=HTTPStatus.CREATED)


@login_required
@require_POST
def stop_token(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Stop a token, at once and for good; twice is the same as once."""
    token = get_object_or_404(Token.objects.filter(user=request.user), pk=pk)
    if Token.objects.filter(user=request.user, pk=pk).revoke(timezone.now()):
        audit.record(request, Kind.TOKEN_ENDED)
    messages.success(
        request, _("Stopped: {name}. It opens nothing from now on.").format(name=token)
    )
    return redirect("accounts:tokens")
