"""Pure modules know no Django and no clock."""

import ast
import sys

from tests import project
from tests.architecture.reading import imports, known_to, tree

SEAM = "config.language"  # to words in a language
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
    known = {(module, name) for module in pure for name in known_to(module) - pure}
    assert {name for _, name in known} <= {SEAM}


def test_what_computes_knows_no_language() -> None:
    computing = set(project.pure_modules()) - set(project.word_modules())
    assert not {module for module in computing if SEAM in known_to(module)}


def test_a_pure_module_reads_no_clock() -> None:
    calls = {
        (module, ast.unparse(node.func.value).rpartition(".")[2], node.func.attr)
        for module in project.pure_modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not {call for call in calls if call[1:] in CLOCKS}
