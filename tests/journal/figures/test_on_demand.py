"""The diary's pages must not pay for statistics that they do not show."""

import subprocess
import sys

from tests.project import ROOT

LOAD_ALL_PAGES = """
import django; django.setup()
import sys
from django.test import Client
from django.urls import get_resolver
get_resolver().url_patterns
assert Client(headers={"host": "127.0.0.1"}).get("/tonight/").status_code == 302
sys.exit("numpy" in sys.modules)
"""


def test_no_page_loads_numpy_before_a_question_is_asked(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", LOAD_ALL_PAGES],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
