"""Whatever a command writes is for the owner's eyes alone, whoever runs it with which umask."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
COMMANDS = (
    ["migrate", "--verbosity=0"],
    ["createcachetable"],
    ["backup"],
    ["send_reminders"],
    ["backup", "--make-key", "DATA/age_key"],
)


@pytest.mark.sqlite
def test_files_of_commands_are_for_their_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {**os.environ, "DATA_DIR": str(data), "DATABASE_URL": "", "CACHE_URL": ""}
    for command in COMMANDS:
        words = [word.replace("DATA", str(data)) for word in command]
        done = subprocess.run(
            ["sh", "-c", 'umask 0002; exec "$@"', "sh", sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in data.rglob("*")}
    assert len(modes) > 4
    for path, mode in modes.items():
        assert mode == (PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE), path
