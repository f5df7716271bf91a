"""What ruff and mypy cannot ask here."""

import ast
import re

from tests import project
from tests.architecture.reading import text, tree

CONTAINERS = {"dict", "list", "set", "frozenset", "tuple", "Mapping", "Sequence", "Iterable"}


def test_a_container_says_what_it_holds() -> None:
    """What mypy cannot ask here: Django's own generic classes take no parameter when run."""
    annotations = [
        (module, part)
        for module in project.modules()
        for node in ast.walk(tree(module))
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if part is not None
    ]
    assert not {(module, ast.unparse(part)) for module, part in annotations if holds_any(part)}


def holds_any(annotation: ast.expr) -> bool:
    """Whether an annotation names a container without saying of what."""
    nodes = list(ast.walk(annotation))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Subscript)}
    return any(
        isinstance(node, ast.Name) and node.id in CONTAINERS and id(node) not in told
        for node in nodes
    )


def test_exceptions_are_caught_by_name() -> None:
    caught = {
        (module, node.lineno, ast.unparse(node.type) if node.type else "everything")
        for module in project.modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler)
    }
    assert not {what for what in caught if what[2] in {"everything", "Exception", "BaseException"}}


def test_nothing_is_left_to_do_later() -> None:
    later = r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b"
    files = [*project.modules().values(), *project.templates(), *project.front_end()]
    assert not {(file, found) for file in files for found in re.findall(later, text(file))}
