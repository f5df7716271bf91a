"""Pure modules know no Django and no clock."""

import ast
import sys

from tests import project
from tests.architecture.reading import imports, known_to, tree

CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}


def test_a_pure_module_knows_only_python_and_other_pure_modules() -> None:
    pure = set(project.pure_modules())
    assert len(pure) > 100  # the marker was found
    allowed = {*sys.stdlib_module_names, *project.PACKAGES, "numpy"}
    assert not {
        (module, name)
        for module in pure
        for name in imports(module)
        if name.partition(".")[0] not in allowed
    }
    assert not {(module, name) for module in pure for name in known_to(module) - pure}


def test_a_pure_module_reads_no_clock() -> None:
    calls = {
        (module, ast.unparse(node.func.value).rpartition(".")[2], node.func.attr)
        for module in project.pure_modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not {call for call in calls if call[1:] in CLOCKS}
