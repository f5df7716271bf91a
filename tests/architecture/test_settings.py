"""Every setting is explained, and none of the shell reaches the tests."""

import ast
import re
from collections.abc import Iterator

from tests import project
from tests.architecture.reading import text, tree


def settings_read() -> Iterator[str]:
    """Names of the variables config/settings.py takes from the environment."""
    for node in ast.walk(tree("config.settings")):
        match node:
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(function) in {"flag", "number", "os.environ.get"}:
                    yield name


def test_every_setting_is_explained() -> None:
    explained = set(re.findall(r"`([A-Z_]+)`", text(project.ROOT / "docs" / "settings.md")))
    assert set(settings_read()) <= explained


def test_no_setting_of_the_shell_reaches_the_tests() -> None:
    from tests.__main__ import OURS

    assert set(settings_read()) - {"DATA_DIR"} <= set(OURS)
