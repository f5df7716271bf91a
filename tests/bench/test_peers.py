"""A program next door is started, asked in the same rounds and ended."""

import json
import socket
import sys
from types import SimpleNamespace

import pytest

from bench import peers

STUB = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path == "/" or "sessionid=known" in self.headers["Cookie"]
        self.send_response(200 if known else 403)
        self.end_headers()
    def log_message(self, *_): pass
HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
"""
PAGES = {"tonight": "/form/"}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def peer(folder, start, cookie="known"):
    folder.mkdir()
    facts = {"start": start, "cookie": cookie, "pages": PAGES}
    (folder / "peer.json").write_text(json.dumps(facts))


def us():
    return SimpleNamespace(pid=1, ask=lambda *_, **__: (200, ""), cpu_ms=lambda: 0.0)


def test_a_peer_stands_beside_us_in_the_journeys_it_has(tmp_path, monkeypatch, capsys):
    peer(tmp_path / "linkding", [sys.executable, "-c", STUB, "{port}"])
    monkeypatch.setenv("BENCH_PEERS", str(tmp_path))

    peers.compare(us(), free_port(), 4, 1)

    _, head, _, *rows = capsys.readouterr().out.splitlines()
    assert head == "| Journey, CPU ms | Stillnight | linkding |"
    assert [row.split(" | ")[0] for row in rows] == ["| tonight"]


def test_without_peers_nothing_is_said(monkeypatch, capsys):
    monkeypatch.delenv("BENCH_PEERS", raising=False)
    peers.compare(us(), 1, 4, 1)

    assert capsys.readouterr().out == ""


def test_a_peer_that_does_not_start_ends_the_benchmark(tmp_path):
    peer(tmp_path / "broken", [sys.executable, "-c", ""])

    with (
        pytest.raises(RuntimeError, match="broken does not answer"),
        peers.started(tmp_path / "broken", free_port()),
    ):
        pass


def test_a_peer_that_refuses_is_not_taken_for_a_fast_one(tmp_path, monkeypatch):
    peer(tmp_path / "linkding", [sys.executable, "-c", STUB, "{port}"], cookie="wrong")
    monkeypatch.setenv("BENCH_PEERS", str(tmp_path))

    with pytest.raises(SystemExit, match="403"):
        peers.compare(us(), free_port(), 4, 1)
