"""Files that nobody's journal is: each by name, made when it is asked for."""

import gzip
import json
import lzma
import random
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

Bomb = tuple[str, Callable[[], bytes]]
MEMBER = "stillnight.json"
MB = 1024 * 1024
HEAD = "night,evening_severity,evening_note\n"
COMPLETE = '{"format": "stillnight", "version": 1, "tables": '
FITBIT = '[{"logId": 1, "dateOfSleep": "2026-03-04", "startTime": "%s", "endTime": "%s", %s}]'


def archive(text: bytes, kind: int = ZIP_DEFLATED, times: int = 1, name: str = MEMBER) -> bytes:
    """A zip with one file: the text, again and again."""
    file = BytesIO()
    with ZipFile(file, "w", kind) as made, made.open(name, "w", force_zip64=True) as member:
        for _ in range(times):
            member.write(text)
    return file.getvalue()


def many_members() -> bytes:
    """Fifty thousand empty files."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as made:
        for number in range(50_000):
            made.writestr(f"{number}", b"")
        made.writestr(MEMBER, b"{}")
    return file.getvalue()


def lying(text: bytes) -> bytes:
    """A member that says it has ten bytes."""
    data = archive(text)
    size = len(text).to_bytes(4, "little")
    return data.replace(size, (10).to_bytes(4, "little"))


def climbing() -> bytes:
    """Names that lead out of the folder, and a link to a file of the system."""
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr(f"../../{MEMBER}", b"{}")
        link = ZipInfo(MEMBER)
        link.external_attr = 0o120777 << 16
        made.writestr(link, b"/etc/passwd")
    return file.getvalue()


def twice() -> bytes:
    """Two members of one name."""
    first, second = archive(b"{}"), archive(b"{}", name="stillnighx.json")
    return (first + second).replace(b"stillnighx", b"stillnight")


def flipped(data: bytes) -> bytes:
    """One byte of the content changed."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


def rows(table: str, **columns: object) -> bytes:
    """A complete file with one row."""
    return f"{COMPLETE}{json.dumps({table: [columns]})}}}".encode()


ZIPS: tuple[Bomb, ...] = (
    ("600 MB of spaces in a zip", lambda: archive(b" " * MB, times=600)),
    ("600 MB of brackets in a zip", lambda: archive(b"[" * MB, times=600)),
    ("200 MB in bzip2", lambda: archive(b" " * MB, ZIP_BZIP2, 200)),
    ("200 MB in lzma", lambda: archive(b" " * MB, ZIP_LZMA, 200)),
    ("broken lzma", lambda: flipped(archive(random.Random(1).randbytes(9000), ZIP_LZMA))),  # noqa: S311
    ("broken bzip2", lambda: flipped(archive(random.Random(1).randbytes(9000), ZIP_BZIP2))),  # noqa: S311
    ("a zip in a zip", lambda: archive(archive(b"{}"))),
    ("50,000 members", many_members),
    ("lying about its size", lambda: lying(b"{" + b" " * 5_000_000)),
    ("names that climb", climbing),
    ("two of one name", twice),
    ("a wrong sum", lambda: flipped(archive(b'{"format": "stillnight"}' * 90, ZIP_STORED))),
    ("half a zip", lambda: archive(b"{}" * 9000)[:-40]),
    ("a zip without an end", lambda: b"PK\x03\x04" + MEMBER.encode() + b"\0" * 1000),
    (
        "a zip with a password",
        lambda: archive(b"{}").replace(
            b"PK\x01\x02\x2d\x03\x2d\0\0", b"PK\x01\x02\x2d\x03\x2d\0\x01"
        ),
    ),
    ("a way of packing nobody knows", lambda: archive(b"{}" * 99).replace(b"\x08\0", b"\x63\0")),
)

TEXTS: tuple[Bomb, ...] = (
    ("nothing", lambda: b""),
    ("one byte", lambda: b"\xff"),
    ("spaces only", lambda: b" \n" * 100_000),
    ("60 MB and one byte", lambda: b"x" * (60 * MB + 1)),
    ("a NUL in every cell", lambda: (HEAD + "2026-03-03,\0,\0\n" * 500).encode()),
    ("NULs only", lambda: b"\0" * MB),
    ("UTF-16 without a mark", lambda: (HEAD + "2026-03-99,77,x\n").encode("utf-16-le")),
    ("UTF-16 cut in a letter", lambda: (HEAD + "2026-03-99,77,x\n").encode("utf-16")[:-1]),
    ("UTF-32", lambda: (HEAD + "2026-03-99,77,x\n").encode("utf-32")),
    ("letters of no code", lambda: HEAD.encode() + b"2026-03-99,77,\xff\xc3\x28\n"),
    ("a field of 10 MB", lambda: (HEAD + '2026-03-03,7,"' + "x" * 10 * MB + '"\n').encode()),
    ("a quote that never ends", lambda: (HEAD + '2026-03-03,7,"' + "x\n" * 900_000).encode()),
    ("ragged rows", lambda: (HEAD + "1\n1,2,3,4,5,6,7\n,,,\n" * 3000).encode()),
    ("100,000 columns", lambda: ("night" + ",night" * 100_000 + "\n1\n").encode()),
    ("600,000 lines", lambda: (HEAD + "\n" * 600_000).encode()),
    ("25,000 wrong rows", lambda: (HEAD + "2026-02-31,eleven,\n" * 25_000).encode()),
    ("one line of 10 MB", lambda: b"night," + b"x" * 10 * MB),
    ("huge figures", lambda: f"{HEAD}2026-03-03,{'9' * 5000},\n2026-03-04,1e999,\n".encode()),
    ("figures that are none", lambda: f"{HEAD}2026-03-03,NaN,\n2026-03-04,Infinity,\n".encode()),
    ("dates before time", lambda: f"{HEAD}0000-00-00,1,\n0001-01-01,1,\n9999-12-31,1,\n".encode()),
    ("other digits", lambda: f"{HEAD}٢٠٢٦-٠٣-٠٣,٣,\n2026-03-03,²,\n".encode()),
    ("a head twice", lambda: b"night,night\n2026-03-03,2026-03-04\n"),
    ("old Mac line ends", lambda: (HEAD + "2026-03-99,77,x\n").replace("\n", "\r").encode()),
    ("billion laughs", lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&c;">]><a>&b;</a>'),
    ("a gzip", lambda: gzip.compress(b"x" * 1000)),
    ("an xz", lambda: lzma.compress(b"x" * 1000)),
    ("a PDF", lambda: b"%PDF-1.7\n"),
    ("a database", lambda: b"SQLite format 3\0" + b"\0" * 4000),
)

JSONS: tuple[Bomb, ...] = (
    ("depth 100,000", lambda: b"[" * 100_000 + b"]" * 100_000),
    ("depth 100,000, objects", lambda: b'{"a":' * 100_000),
    ("depth inside a complete file", lambda: COMPLETE.encode() + b"[" * 100_000),
    ("a number of a million digits", lambda: b"[" + b"9" * MB + b"]"),
    ("a number in a complete file", lambda: COMPLETE.encode() + b"9" * MB + b"}"),
    (
        "an exponent of a billion",
        lambda: rows("nights", night="2026-03-03").replace(b'"2026-03-03"', b"1e999999999"),
    ),
    ("a fine exponent", lambda: rows("nights", night="x").replace(b'"x"', b"1e-999999999")),
    ("no numbers", lambda: b"[NaN, Infinity, -Infinity]"),
    ("two million lists", lambda: b"[" + b"[]," * 2_000_000 + b"[]]"),
    ("six million commas", lambda: COMPLETE.encode() + b"[" + b"0," * 6_000_000 + b"0]}"),
    ("half a file", lambda: COMPLETE.encode() + b'{"nights": [{"night": "2026'),
    ("UTF-16", lambda: COMPLETE.encode("utf-16")),
    ("half a surrogate pair", lambda: rows("nights", night="2026-03-03", evening_note="\ud800")),
    ("a NUL in a text", lambda: rows("nights", night="2026-03-03", evening_note="\0")),
    ("tables that are none", lambda: f"{COMPLETE}[1, 2]}}".encode()),
    ("rows that are none", lambda: f'{COMPLETE}{{"nights": [1, null, "x", [], true]}}}}'.encode()),
    ("tables of the house", lambda: rows("accounts_user", id=1, is_staff=True)),
    ("a night of somebody else", lambda: rows("nights", night="2026-03-03", user=1, user_id=1)),
    ("wrong types", lambda: rows("nights", night=["2026-03-03"], evening_severity={"a": 1})),
    ("true for a number", lambda: rows("nights", night="2026-03-03", evening_severity=True)),
    ("a version to come", lambda: b'{"format": "stillnight", "version": 1e400, "tables": {}}'),
    (
        "a Fitbit night of years",
        lambda: (FITBIT % ("0001-01-01T00:00:00", "9999-12-31T00:00:00", '"duration": 1')).encode(),
    ),
    (
        "a Fitbit night of no minutes",
        lambda: (
            FITBIT % ("2026-03-04T00:00:00", "2026-03-04T00:00:00", '"minutesAsleep": -5')
        ).encode(),
    ),
    (
        "Fitbit stages without end",
        lambda: (
            FITBIT
            % (
                "2026-03-04T00:00:00",
                "2026-03-04T08:00:00",
                '"levels": {"data": [' + '{"seconds": 1e308},' * 9000 + "{}]}",
            )
        ).encode(),
    ),
)


def mutants(data: bytes, count: int, seed: int) -> Iterator[Bomb]:
    """A good file with bytes changed, cut out or doubled."""
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    for number in range(count):
        made = bytearray(data)
        for _ in range(dice.randint(1, 5)):
            at, length = dice.randrange(len(made)), dice.randint(1, 30)
            match dice.randrange(3):
                case 0:
                    made[at : at + length] = dice.randbytes(length)
                case 1:
                    del made[at : at + length]
                case _:
                    made[at:at] = made[at : at + length] * 3
        yield f"mutant {number}", (lambda text=bytes(made): text)  # type: ignore[misc]
