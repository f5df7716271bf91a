"""The floor does as much as we do where a ratio is claimed."""

import json
import os
import subprocess
import sys

from tests.project import ROOT

FILLED = """
import json
from bench.prepare import main
import django; django.setup()
facts = main(40, 3)
from django.test import Client
client = Client(headers={"host": "127.0.0.1"}); client.cookies["sessionid"] = facts["cookie"]
series = client.get("/series.json").json()
csv = client.get("/export.csv").content.decode().splitlines()
page = facts["pages"]["all nights as JSON"]
print(json.dumps([page["queries"], len(series), len(series["night"]), len(csv[0].split(","))]))
"""


def test_the_floor_sends_as_many_nights_and_columns_as_we_do(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "bench.floor.settings", "DATA_DIR": str(tmp_path)}
    made = subprocess.run(
        [sys.executable, "-c", FILLED],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout.splitlines()[-1]) == [3, 29, 40, 53]
