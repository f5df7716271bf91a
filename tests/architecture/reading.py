"""The code as these rules read it: what a module imports, calls and says."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests import project


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(project.modules()[module].read_text())


@cache
def imports(module: str) -> frozenset[str]:
    """Dotted names of all a module imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = module.rsplit(".", node.level)[0] + "." if node.level else ""
            names |= {f"{package}{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


@cache
def known_to(module: str) -> frozenset[str]:
    """The modules of ours that a module imports something of."""
    found = set()
    for name in imports(module):
        while name and name not in project.modules():
            name = name.rpartition(".")[0]
        found.add(name)
    return frozenset(found - {module, ""})


def pairs(below: Iterable[str], above: Iterable[str]) -> set[tuple[str, str]]:
    """What is imported by modules of some packages from those of others."""
    return {
        (module, name)
        for module in project.modules()
        if belongs(module, *below)
        for name in known_to(module)
        if belongs(name, *above)
    }


def belongs(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def calls() -> Iterator[tuple[str, ast.Call]]:
    for module in project.modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call):
                yield module, node
