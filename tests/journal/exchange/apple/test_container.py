"""The XML is met in any archive, under any name; nothing else of it is unpacked."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from journal.exchange.apple import container
from journal.exchange.apple.container import is_export, opened
from journal.exchange.problem import ImportProblem
from tests.journal.exchange.apple.made_up import NIGHT, export, xml, zipped

RESULT = b'{"resourceType": "Observation"}'


def beginning(data: bytes) -> bytes:
    with opened(BytesIO(data), 10**7) as inside:
        return inside.body.read()


def test_the_xml_is_known_by_its_beginning() -> None:
    assert beginning(export(*NIGHT)).startswith(b"<HealthData locale")
    assert beginning(xml(*NIGHT)).startswith(b"<HealthData locale")
    assert is_export(BytesIO(export(*NIGHT)))
    assert not is_export(BytesIO(zipped({"a.xml": b"<x/>", "b.txt": b"<HealthData>"})))
    assert not is_export(BytesIO(b"PK\x03\x04"))


def test_records_of_clinics_come_along() -> None:
    folder = "apple_health_export__clinical-records__"
    files = {f"{folder}Observation-1.json": RESULT, f"{folder}Condition-2.json": b"{}"}
    with opened(BytesIO(export(**files)), 10**7) as inside:
        assert inside.clinical == [RESULT]


def test_clinics_fill_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_CLINICAL_BYTES", 20)
    data = export(**{"apple_health_export__clinical-records__a.json": RESULT})
    with pytest.raises(ImportProblem, match="clinical records"), opened(BytesIO(data), 10**7):
        pass


def locked(data: bytes) -> bytes:
    """The archive with the mark of a password on each of its files."""
    marked = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            marked[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(marked)


def otherwise_packed() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        archive.writestr("export.xml", xml(*NIGHT))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (export(*NIGHT)[:-30], "damaged"),
        (b"PK\x03\x04 apple_health_export/", "damaged"),
        (zipped({"apple_health_export/export_cda.xml": b"<x/>"}), "no Apple Health export"),
        (zipped({}), "no Apple Health export"),
        (locked(export(*NIGHT)), "locked with a password"),
        (otherwise_packed(), "other than usual"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        beginning(data)


@pytest.mark.samples
def test_a_name_in_garbled_letters_is_met(samples: Path) -> None:
    data = (samples / "apple_health" / "ruochenlyu_minimal_mojibake_name.zip").read_bytes()
    assert is_export(BytesIO(data))
    assert b"<HealthData" in beginning(data)
