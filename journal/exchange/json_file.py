"""A JSON file of others: parsed within bounds, or refused with a sentence."""
# pure, words

import json
from collections.abc import Callable
from typing import Any, NoReturn

from config.language import gettext as _
from journal.exchange.problem import ImportProblem

# Characters in the file: 20 MB of real sleep logs hold 900,000, 250,000 and 10,000 of these.
MAX_COUNTS = {b",": 1_500_000, b"{": 500_000, b"[": 100_000}


def parsed(
    data: bytes,
    object_hook: Callable[[dict[str, Any]], Any] | None = None,
    parse_float: Callable[[str], Any] = float,
) -> Any:
    """What a JSON file holds; `object_hook` may make each object smaller as it comes.

    Raises `ImportProblem` where it is broken or holds so much that parsing it costs too much.
    """
    if any(data.count(mark) > most for mark, most in MAX_COUNTS.items()):
        raise ImportProblem(_("This file holds far more items than an export of this kind does."))
    try:
        return json.loads(
            data, parse_constant=_no_number, parse_float=parse_float, object_hook=object_hook
        )
    except RecursionError:
        raise ImportProblem(_("This JSON file is nested far too deeply.")) from None
    except ValueError:
        raise ImportProblem(_("This file is not whole JSON. Please download it again.")) from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)  # NaN and Infinity are not JSON
