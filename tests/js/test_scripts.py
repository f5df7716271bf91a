"""The rules of the scripts that need no browser, by the test runner that comes with Node."""

import subprocess

from tests.project import ROOT
from tests.scripts import NODE, needs_node

TESTS = sorted(ROOT.glob("tests/js/*.test.js"))


@needs_node
def test_the_rules_of_the_scripts_hold() -> None:
    assert TESTS
    command = [str(NODE), "--test", *map(str, TESTS)]  # a folder means another thing to each Node
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
