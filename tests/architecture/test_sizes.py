"""How long a module, a function and a template may be."""

import ast

from tests import project
from tests.architecture.reading import text, tree


def test_a_module_has_at_most_300_lines() -> None:
    lines = {name: len(text(file).splitlines()) for name, file in project.modules().items()}
    assert not {name: count for name, count in lines.items() if count > 300}


def test_a_function_has_at_most_39_lines() -> None:
    lengths = {
        (module, node.name): (node.end_lineno or node.lineno) - node.lineno + 1
        for module in project.modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef)
    }
    assert not {name: count for name, count in lengths.items() if count > 39}


def test_a_template_has_at_most_120_lines() -> None:
    lines = {file: len(text(file).splitlines()) for file in project.templates()}
    assert not {file: count for file, count in lines.items() if count > 120}
