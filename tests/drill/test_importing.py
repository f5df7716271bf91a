"""A long history brought in keeps nobody from saving."""

import json

from tests.drill import importing
from tests.drill.short import meets_its_goals


def test_a_history_comes_in_while_others_write():
    assert meets_its_goals(importing)


def test_the_file_grows_to_so_many_rows_and_no_name_is_there_twice():
    nights = [{"night": "2026-03-01"}, {"night": "2026-03-02"}]
    drink = {"night": "2026-03-01", "uid": "a", "drink": "tea"}
    told = {"tables": {"nights": nights, "caffeine_intakes": [drink]}}

    tables = json.loads(importing.history(json.dumps(told).encode(), 9))["tables"]

    assert sum(map(len, tables.values())) == 9
    assert len({drink["uid"] for drink in tables["caffeine_intakes"]}) == 7
