"""Runs what browsers get (static/js/lib) by Node, for tests."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.project import ROOT

LIBRARY = ROOT / "static" / "js" / "lib"
NODE = shutil.which(
    "node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
)
needs_node = pytest.mark.skipif(NODE is None, reason="no Node here to run the script with")


def run(module: str, expression: str, *given: Any) -> Any:
    """The value of an expression over a module's exports (`m`) and the given values (`a`)."""
    script = f"""
        import * as m from {json.dumps((LIBRARY / module).as_uri())};
        import {{ readFileSync }} from "node:fs";
        const a = JSON.parse(readFileSync(0, "utf8"));
        process.stdout.write(JSON.stringify({expression}));
    """
    answer = subprocess.run(
        [str(NODE), "--input-type=module", "--eval", script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout)
