"""One command starts the server, and what stands in its way is said in one sentence."""

import gc
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.db import connection

from accounts import posting
from config import serve, web_process
from config.operations import port
from tests.project import ROOT


@pytest.fixture
def taken() -> Iterator[int]:
    """A port somebody else listens on."""
    with socket.create_server((port.HOST, 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.create_server((port.HOST, 0)) as other:
        number: int = other.getsockname()[1]
    return number


def test_the_port_is_8000_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert port.chosen() == 8000
    monkeypatch.setenv("PORT", "8001")
    assert port.chosen() == 8001


@pytest.mark.parametrize("text", ["eight", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(SystemExit, match=f"PORT is '{text}'; write a number from 1 to 65535."):
        port.chosen()


def test_a_taken_port_is_said_in_one_sentence(taken: int) -> None:
    with pytest.raises(SystemExit) as stopped:
        port.must_be_free(taken)
    assert stopped.value.code == (
        f"Port {taken} is taken by another program;"
        f" choose another one, such as: make run PORT={taken + 1}"
    )


def test_a_free_port_is_left_free(free: int) -> None:
    port.must_be_free(free)
    port.must_be_free(free)


@pytest.fixture
def built(tmp_path: Path, settings: Any) -> Path:
    """A folder of built files to collect from, in a data folder of its own."""
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "night.css").write_text("body{color:#eee}" * 100)
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "data" / "static"
    settings.STATIC_ROOT.mkdir(parents=True)
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    return folder


def test_static_files_are_collected_only_when_one_changed(built: Path) -> None:
    assert serve.collect_static() is True
    assert serve.collect_static() is False

    (built / "night.css").write_text("body{color:#ddd}" * 100)
    assert serve.collect_static() is True


def test_collected_files_carry_a_hash_and_come_compressed(built: Path, settings: Any) -> None:
    serve.collect_static()
    names = {file.name for file in settings.STATIC_ROOT.iterdir()}

    assert {name for name in names if re.fullmatch(r"night\.[0-9a-f]{12}\.css\.(br|gz)", name)}


def test_what_is_no_longer_built_is_no_longer_served(built: Path, settings: Any) -> None:
    (built / "old.css").write_text("a{}")
    serve.collect_static()
    (built / "old.css").unlink()
    serve.collect_static()

    assert not list(settings.STATIC_ROOT.glob("old*"))


def start(data: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    )


def answer(address: str, within: float = 90) -> int:
    """The status of a page as soon as somebody answers."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10) as response:  # noqa: S310 - this machine
                response.read()
                status: int = response.status
                return status
        except HTTPError as error:
            return error.code
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"nobody answered at {address}")


def say(port: int, raw: bytes) -> bytes:
    """What the server answers to these very bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def keeps_to_itself_what_no_page_is(free: int) -> None:
    head = b"Host: 127.0.0.1\r\nConnection: close\r\n"
    for address in (".git/config", ".env", "static/", "static/js/", "var/secret_key"):
        assert answer(f"http://127.0.0.1:{free}/{address}") == 404, address
    for traversal in (b"/static/../config/settings.py", b"/static/%2e%2e/secret_key"):
        said = say(free, b"GET " + traversal + b" HTTP/1.1\r\n" + head + b"\r\n")
        assert said.startswith(b"HTTP/1.1 404"), traversal
    trace = b"TRACE / HTTP/1.1\r\n" + head + b"X-Secret: canary7351\r\n\r\n"
    assert b"canary7351" not in say(free, trace)
    smuggled = b"0\r\n\r\nGET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    for twice in (
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Transfer-Encoding: xchunked\r\n",
    ):
        said = say(free, b"POST /healthz HTTP/1.1\r\n" + head + twice + b"\r\n" + smuggled)
        assert said.count(b"HTTP/1.1 ") == 1, twice
        assert b"ready" not in said, twice
    assert b"gunicorn/" not in say(free, b"GET / HTTP/1.1\r\n" + head + b"\r\n")


def test_the_server_answers_keeps_its_files_private_and_ends_with_ctrl_c(
    tmp_path: Path, free: int
) -> None:
    data = tmp_path / "data"
    server = start(data, PORT=str(free))
    try:
        assert answer(f"http://127.0.0.1:{free}/account/login/") == 200
        keeps_to_itself_what_no_page_is(free)
        time.sleep(1)  # the process that answered puts the request away
    finally:
        os.killpg(server.pid, signal.SIGINT)  # as a terminal does: to every process at once
        said, _ = server.communicate(timeout=20)

    assert server.returncode == 0
    assert f"Stillnight is ready at http://127.0.0.1:{free}" in said
    assert len(said.splitlines()) == 1, said
    assert {stat.S_IMODE(file.stat().st_mode) & 0o077 for file in data.iterdir()} == {0}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "nowhere", "SITE_URL is 'nowhere'; write the whole address"),
        ("DATABASE_URL", "postgres://x@127.0.0.1:1/nights", "The database does not answer: "),
    ],
)
def test_a_start_that_cannot_be_ends_with_a_sentence(
    tmp_path: Path, free: int, name: str, value: str, sentence: str
) -> None:
    server = start(tmp_path, PORT=str(free), **{name: value})
    said, _ = server.communicate(timeout=30)

    assert server.returncode == 1
    assert any(line.startswith(sentence) for line in said.splitlines())
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "unsafe", [{"SITE_URL": "http://nas.example"}, {"LISTEN": "0.0.0.0"}, {"SECRET_KEY": "x"}]
)
def test_an_unsafe_start_is_refused_with_what_to_write(
    tmp_path: Path, free: int, unsafe: dict[str, str]
) -> None:
    server = start(tmp_path, PORT=str(free), **unsafe)
    said, _ = server.communicate(timeout=60)

    assert server.returncode == 1
    assert "HINT: " in said
    assert "Traceback" not in said
    assert not (tmp_path / "stillnight.sqlite3").exists()


def test_each_page_says_when_it_travels_unencrypted(client: Any, settings: Any, db: None) -> None:
    assert "This connection is not encrypted" not in client.get("/").content.decode()

    settings.IN_THE_OPEN = True
    assert "This connection is not encrypted" in client.get("/").content.decode()


def test_the_pool_is_for_the_processes_that_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"pool": {"max_size": 4}}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)

    with serve.without_pool():
        assert options == {}
    assert options == {"pool": {"max_size": 4}}


def test_a_process_that_ends_has_time_for_its_answers_and_then_for_its_mails(
    monkeypatch: pytest.MonkeyPatch, free: int
) -> None:
    closed = []
    monkeypatch.setattr(posting.office, "close", lambda: closed.append("mails"))
    server = serve.Server(free)

    server.cfg.worker_exit(server, None)

    assert closed == ["mails"]
    assert server.cfg.graceful_timeout > web_process.FINISHING + posting.LAST_SECONDS


def test_what_was_loaded_before_the_fork_is_not_looked_through_again() -> None:
    before = gc.get_threshold()
    try:
        serve._keep_for_good()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() == (serve.NEW_OBJECTS, *before[1:])
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
