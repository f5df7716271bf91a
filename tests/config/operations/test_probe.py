import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config.operations import probe


class Answers(BaseHTTPRequestHandler):
    """Ready to whoever asks by the right name."""

    def do_GET(self):
        asked = (self.path, self.headers["Host"])
        self.send_response(200 if asked == ("/readyz", "nights.example") else 503)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def port():
    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_a_ready_server_is_asked_by_the_host_of_its_address(port):
    assert probe.ready(port, "https://nights.example")
    assert not probe.ready(port, "https://another.example")


def test_a_server_that_does_not_answer_is_not_ready(port):
    with HTTPServer(("127.0.0.1", 0), Answers) as gone:
        number = gone.server_port

    assert not probe.ready(number, "")
