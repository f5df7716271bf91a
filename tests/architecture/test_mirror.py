"""A test file is found where what it tests is found."""

from pathlib import Path

from tests import project

# What asks the house, a browser, the docs or the scripts rather than one module
ACROSS = {"architecture", "bench", "docs", "drill", "e2e", "js", "rooms", "test_colours.py"}
TESTS = project.ROOT / "tests"


def test_a_test_file_mirrors_a_module() -> None:
    """Or a migration; or it stands in a folder of its module's name, for a topic of its own."""
    files = [file.relative_to(TESTS) for file in TESTS.rglob("test_*.py")]
    assert not [file for file in files if file.parts[0] not in ACROSS and not mirrors(file)]


def mirrors(file: Path) -> bool:
    module = project.ROOT / file.with_name(file.name.removeprefix("test_"))
    return any(there.exists() for there in (module, module.with_suffix(""), folder_of(module)))


def folder_of(module: Path) -> Path:
    """The module that a folder beside its test file is named after."""
    return module.parent.with_suffix(".py")
