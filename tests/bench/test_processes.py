"""CPU and memory of a process are counted with all that it started."""

import subprocess
import sys

import pytest

from bench import processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's figures are Linux's")
BURN = "import time\nwhile time.process_time() < 0.3: pass\n"
PARENT = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {BURN!r}])
living = subprocess.Popen([sys.executable, "-c", {BURN!r} + "print(1, flush=True); input()"],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE)
living.stdout.readline()
print("ready", flush=True)
input()
living.kill()
"""


def test_children_count_whether_they_live_or_were_reaped():
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout.readline() == "ready\n"
        used = processes.cpu_ms(parent.pid)
        members = processes.tree(parent.pid)
        whole, peak = processes.pss_mb(parent.pid), processes.peak_mb(parent.pid)
        parent.communicate("\n")

    assert len(members) == 2
    assert used >= 570
    assert 0 < whole < 200
    assert peak > 0


def test_a_process_that_is_gone_weighs_nothing():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    assert processes.cpu_ms(gone.pid) == 0
    assert processes.pss_mb(gone.pid) == 0
