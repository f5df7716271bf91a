"""Whether there is room for what a night's page would store; if not, its fields say so."""

from typing import Any

from accounts.models import User
from journal import quotas
from journal.forms.night import NightPage


def has_room(page: NightPage, user: User) -> bool:
    """Whether a page that is right may be stored; else the field in question says why.

    What was typed stays where it is.
    """
    changed = [form for form in (*page.evening.forms, *page.morning.forms) if form.has_changed()]
    if changed and page.night.pk is None and (refused := quotas.full(user, "nights")):
        changed[0].add_error(changed[0].changed_data[0], refused)
        return False
    return all(_notes_fit(form, user) for form in changed)


def _notes_fit(form: Any, user: User) -> bool:
    for name in quotas.NOTES:
        if name in form.changed_data:
            longer = len(form.cleaned_data[name] or "") - len(form.initial.get(name) or "")
            if longer > 0 and (refused := quotas.full_of_letters(user, longer)):
                form.add_error(name, refused)
                return False
    return True
