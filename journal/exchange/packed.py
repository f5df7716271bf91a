"""Rows that wait, small: a history of 50,000 rows is 16 MB of JSON, a thirtieth of that packed."""
# pure

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from journal.exchange.reading import Row

BATCH = 500  # rows


def packed(rows: Iterable[Row]) -> list[str]:
    """Rows of plain JSON as texts, some hundred in each."""
    waiting, texts = iter(rows), []
    while some := list(islice(waiting, BATCH)):
        texts.append(b64encode(zlib.compress(json.dumps(some).encode())).decode("ascii"))
    return texts


def unpacked(texts: Sequence[str | Row]) -> Iterator[Row]:
    """The rows again; rows that were stored before they were packed are themselves."""
    for text in texts:
        if isinstance(text, str):
            yield from json.loads(zlib.decompress(b64decode(text)))
        else:
            yield text
