"""One process of the server has the tasks; the next has them once it has ended."""

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError

from config import tasks_process
from config.tasks_process import ServerProcess
from config.web_process import WebProcess


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[ServerProcess]:
    """One that gunicorn would start; the words of the commands it runs are in `ran`."""
    made = ServerProcess.__new__(ServerProcess)
    made.alive, made.ppid = True, os.getppid()
    return made


def in_another_process(ask: Callable[[], Any]) -> bool:
    """Whether what is asked in a process beside this one is true."""
    pid = os.fork()
    if not pid:
        os._exit(0 if ask() else 1)
    return os.waitpid(pid, 0)[1] == 0


def test_one_process_alone_takes_the_tasks_until_it_ends(process: ServerProcess) -> None:
    assert in_another_process(process.takes_the_tasks)
    assert process.takes_the_tasks()
    assert not in_another_process(process.takes_the_tasks)


def test_the_others_answer(process: ServerProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = []
    monkeypatch.setattr(ServerProcess, "takes_the_tasks", lambda _: False)
    monkeypatch.setattr(WebProcess, "run", lambda _: answered.append("pages"))
    process.run()
    assert answered == ["pages"]


def test_the_process_of_tasks_does_one_and_ends(
    process: ServerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []
    monkeypatch.setattr(ServerProcess, "takes_the_tasks", lambda _: True)
    monkeypatch.setattr(ServerProcess, "live", lambda _: None)
    monkeypatch.setattr(tasks_process, "call_command", lambda *what, **how: ran.append((what, how)))
    process.run()
    ((command, options),) = ran
    assert command == ("db_worker",)
    assert options["max_tasks"] == 1


def test_a_database_that_is_away_is_waited_for(
    process: ServerProcess, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ran = []

    def away_at_first(*_: Any, **__: Any) -> None:
        ran.append("")
        if len(ran) == 1:
            raise OperationalError("a row of somebody")

    monkeypatch.setattr(tasks_process, "call_command", away_at_first)
    monkeypatch.setattr(tasks_process, "sleep", lambda _: None)
    process.take_a_task()
    assert len(ran) == 2
    assert caplog.messages == ["tasks wait: OperationalError"]


def test_it_ends_before_the_command_listens_too(process: ServerProcess) -> None:
    process.handle_exit(signal.SIGTERM, None)  # nothing yet to end
    process.has_tasks = True
    with pytest.raises(SystemExit):
        process.handle_exit(signal.SIGTERM, None)


def test_it_ends_with_the_server(process: ServerProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    signs, ended = [], []

    def gone_after(_: float) -> None:
        process.ppid = -1

    monkeypatch.setattr(ServerProcess, "notify", lambda _: signs.append("alive"))
    monkeypatch.setattr(tasks_process, "sleep", gone_after)
    monkeypatch.setattr(os, "kill", lambda *what: ended.append(what))
    process.live()
    assert signs == ["alive"]
    assert ended == [(os.getpid(), signal.SIGTERM)]
