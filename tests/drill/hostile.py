"""A person who writes markup into every field there is, a file and an address included."""

import re
from itertools import count

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, models, transaction
from django.test import Client

from accounts.models import User
from journal.exchange.models import Import
from journal.labs.catalogue import OWN
from journal.share.models import Share
from tests.drill import belongings
from tests.drill.forms import read
from tests.drill.payloads import ALL, PAYLOADS, fitting

MARK = "<b data-drill>x</b>"  # fits where little does
# Texts with a shape of their own, which nobody can fill with words.
SHAPED = {
    *("password", "email", "time_zone", "token_hash", "endpoint_digest", "session_key", "ip"),
    *("rows", "row", "weekdays", "sequence", "agent", "external_id", "table", "passphrase"),
    *("token_digest", "key", "secret", "kind", "test", "unit", "endpoint", "user_agent"),
}
HOUSE = {"accounts", "journal", "regimen", "labs", "report", "share", "exchange", "reminders"}
HOUSE |= {"experiments", "usersessions", "mfa", "trends", "device", "welcome", "sittings"}


def write(owner: User, other: User, turn: int) -> int:
    """Fill all of the owner's fields; how many cells. `turn` chooses what goes where."""
    texts = count(turn * 7)
    owner.lab_results.create(test=OWN, name="Zinc", value=1, unit=MARK, taken_on="2026-03-04")
    cells = 0
    for model, keys in belongings.rows_of(owner).items():
        if model._meta.app_label in HOUSE:
            for row in model._base_manager.filter(pk__in=keys):
                cells += _fill(row, texts)
    for passkey in Authenticator.objects.filter(user=owner, type="webauthn"):
        passkey.data["name"] = fitting(next(texts), 100)
        passkey.save()
    told = {"assumptions": [ALL], "remarks": [ALL], "refused": [ALL], "remark_count": 1}
    Import.objects.filter(user=owner).update(payload={"rows": [], **told})
    for share in Share.objects.filter(user=owner):
        share.lines = list(PAYLOADS)
        share.page = {**share.page, "title": ALL, "lines": list(PAYLOADS)}
        share.save()
    User.objects.filter(pk=other.pk).update(email='"><svg/onload=fired()>"@example.org')
    return cells


def _fill(row: models.Model, texts: "count[int]") -> int:
    names = [
        field.name
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in SHAPED
        and not field.primary_key
    ]
    return sum(_put(row, name, next(texts)) for name in names)


def _put(row: models.Model, name: str, turn: int) -> bool:
    """Whether the table takes it; some texts may stand beside certain others only."""
    text = fitting(turn, getattr(row._meta.get_field(name), "max_length", None))
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{name: text})
    except IntegrityError:
        return False
    return True


def bring_in(client: Client, person: User) -> str:
    """Upload a file whose cells and name are markup; the address of its preview."""
    example = b"".join(client.get("/import/example.csv")).decode()
    text = example + "".join(
        f'2025-03-{day:02},"{payload.replace(chr(34), chr(34) * 2)}"\n'
        for day, payload in enumerate(PAYLOADS[:28], 1)
    )
    file = SimpleUploadedFile(f"{PAYLOADS[1]}.csv".replace("/", "∕"), text.encode())
    answer = client.post("/import/", {"file": file, "time_zone": person.time_zone})
    return answer.headers.get("Location", "/import/")


def share_report(client: Client) -> str:
    """Share the summary as the page does; the secret of the link."""
    forms, _ = read("/report/share/", client.get("/report/share/").content.decode())
    form = next(form for form in forms if "nonce" in form.fields)
    sent = {name: one.value for name, one in form.fields.items() if one.kind == "hidden"}
    sent |= {"days": "7", "label": PAYLOADS[0], "passphrase": ""}
    answer = client.post(form.action, sent, follow=True)
    found = re.search(r"/share/#([A-Za-z0-9_-]{43})", answer.content.decode())
    return found[1] if found else ""
