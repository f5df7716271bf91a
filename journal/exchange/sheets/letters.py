"""The letters of a file: UTF-8, UTF-16 with its mark, or those of an older program."""

import re

from charset_normalizer import from_bytes

from config.language import gettext as _
from journal.exchange.problem import ImportProblem

WEST, LATIN = "cp1252", ["cp1250", "cp1254", "cp1257"]  # Windows, as Excel writes it
OTHERS = ["cp1251", "cp1253", "cp932", "gb18030", "big5"]  # where most letters are foreign
FOREIGN = 0.5  # the share of bytes above 191 from which a text is none of the Latin letters
SAMPLE = 50_000  # bytes by which the letters are told
_IN_A_WORD = re.compile(r"[^\W\d_][¡-¿ˆ˜†‡•…‰€‚ƒ„‹›™\ufffd]+[^\W\d_]")


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and the name of its letters: "utf-8", "cp1252".

    Raises `ImportProblem` for what is no text.
    """
    marks = (b"\xff\xfe", b"\xfe\xff")
    for name in ("utf-16",) if data.startswith(marks) else ("utf-8-sig",):
        try:
            return _plain(data.decode(name)), name.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    name = _letters(data[:SAMPLE])
    return _plain(data.decode(name, "replace")), name


def _letters(data: bytes) -> str:
    """The letters of text that is no UTF-8: of few bytes alone nobody knows them for sure.

    Mostly ASCII with single signs above it is Latin, and Western unless that puts a sign such as
    ¿ or £ into the middle of a word.
    """
    signs = sum(byte > 191 for byte in data)
    letters = sum(chr(byte).isalpha() for byte in data if byte < 128)
    if signs < FOREIGN * (signs + letters):
        if not _IN_A_WORD.search(data.decode(WEST, "replace")):
            return WEST
        best = from_bytes(data, cp_isolation=LATIN).best()
    else:
        best = from_bytes(data, cp_isolation=OTHERS).best()
    return best.encoding if best else WEST


def _plain(text: str) -> str:
    if "\0" in text:
        raise ImportProblem(_("There are NUL characters in this file, so it is not plain text."))
    return text
