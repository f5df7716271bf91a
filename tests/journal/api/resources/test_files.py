"""Everything leaves by a token that may do everything."""

import json

from accounts.models import AuditEvent
from tests.rooms.full_night import write_full_night


def test_each_file_leaves_whole_and_is_noted(person, program):
    write_full_night(person)
    api = program(person)

    files = {
        name: b"".join(api("GET", f"exports/{name}"))
        for name in ("everything.zip", "complete.json", "fhir-r4.json", "workbook.xlsx")
    }

    assert json.loads(files["complete.json"])["tables"]["nights"][0]["evening_severity"] == 3
    assert json.loads(files["fhir-r4.json"])["resourceType"] == "Bundle"
    assert files["everything.zip"][:2] == files["workbook.xlsx"][:2] == b"PK"
    assert person.audit_events.filter(kind=AuditEvent.Kind.EXPORTED).count() == 4
    assert api("GET", "exports/secrets.txt").json()["errors"][0]["field"] == "name"
