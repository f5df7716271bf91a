"""Answer one question: `python -m tests.drill.inside people 16`."""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

from tests.drill.inside import databases, people, servers

ASKED: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        people.people,
        people.seeded,
        people.with_password,
        people.with_app,
        people.code,
        people.session_rows,
        people.every_address,
        people.subscribed,
        people.reminded,
        people.newcomer,
        servers.collected,
        servers.server,
        servers.servers,
        servers.endless,
        databases.stored,
        databases.safety,
        databases.rows,
        databases.another_database,
        databases.scratch,
        databases.tables,
        databases.no_index,
        databases.held,
    )
}

if __name__ == "__main__":
    django.setup()
    answer = ASKED[sys.argv[1]](*sys.argv[2:])
    sys.stdout.write(json.dumps(answer))
