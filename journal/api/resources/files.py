"""Files of the whole journal, each sent as it is made."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Literal

from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from accounts import audit
from accounts.limits import take_one
from accounts.models import User
from journal.api.service import route
from journal.exchange import archive, complete
from journal.exchange.fhir import bundle
from journal.exchange.views.exports import EXPORTS_AN_HOUR, FHIR, JSON, XLSX, ZIP

GROUP = "Export and import"
SCOPE = "everything"
FILES: dict[str, tuple[str, Callable[[User, datetime], Iterable[bytes]]]] = {
    "everything.zip": (
        ZIP,
        lambda person, now: archive.zipped(archive.everything(person, now), now),
    ),
    "complete.json": (
        JSON,
        lambda person, now: archive.gathered(complete.pieces(person, now)),
    ),
    "fhir-r4.json": (
        FHIR,
        lambda person, now: archive.gathered(bundle.pieces(person, now)),
    ),
    "workbook.xlsx": (XLSX, lambda person, now: archive.workbook(person)),
}
KINDS = (ZIP, JSON, FHIR, XLSX)
Name = Literal["everything.zip", "complete.json", "fhir-r4.json", "workbook.xlsx"]


@route("GET", "/exports/{name}", scope=SCOPE, group=GROUP, files=KINDS)
def export(request: Any, name: Name) -> HttpResponseBase:
    """Take everything along: archive, complete file, FHIR R4 or workbook."""
    person, (kind, make) = request.user, FILES[name]
    take_one(person, "export", f"{EXPORTS_AN_HOUR}/h")
    audit.record_if_room(request, audit.Kind.EXPORTED)
    headers = {
        "Content-Type": kind,
        "Content-Disposition": f'attachment; filename="stillnight-{name}"',
    }
    return StreamingHttpResponse(make(person, timezone.now()), headers=headers)
