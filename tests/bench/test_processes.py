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


IN_A_THREAD = f"import threading\ndef burn():\n {BURN.replace(chr(10), chr(10) + ' ')}\n"
ENDED = f"""
import os, subprocess, sys
ended = subprocess.Popen([sys.executable, "-c", {IN_A_THREAD!r}
                          + "one = threading.Thread(target=burn); one.start(); one.join()"])
os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
print("ready", flush=True)
input()
"""


def test_a_child_that_ended_counts_before_it_is_reaped():
    with subprocess.Popen(
        [sys.executable, "-c", ENDED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout.readline() == "ready\n"
        used = processes.cpu_ms(parent.pid)
        parent.communicate("\n")

    assert used >= 290


def test_a_process_that_is_gone_weighs_nothing():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    assert processes.cpu_ms(gone.pid) == 0
    assert processes.pss_mb(gone.pid) == 0
