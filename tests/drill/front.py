"""What stands before a Stillnight on the internet: https, and http that leads there.

On 127.0.0.1 alone, with a certificate that signs itself and is gone with its folder.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HOP = {"connection", "keep-alive", "transfer-encoding"}


def certificate(file: Path) -> None:
    """Key and certificate for localhost, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(IPv4Address("127.0.0.1"))]
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))


@contextmanager
def front(folder: Path, https: int, http: int, behind: int) -> Iterator[Path]:
    """The certificate's file, while both ports are answered."""
    file = folder / "front.pem"
    certificate(file)
    outside = _listening(https, _proxy(behind))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    outside.socket = context.wrap_socket(outside.socket, server_side=True)
    servers = [outside, _listening(http, _leader(https))]
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,)) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield file
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _listening(port: int, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    return server


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """Any method is answered alike."""
        self.answer()

    do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - the server's names

    def answer(self) -> None:
        raise NotImplementedError


def _leader(https: int) -> type[BaseHTTPRequestHandler]:
    class Leader(_Quiet):
        def answer(self) -> None:
            """To the same address by https."""
            self.send_response(301)
            self.send_header("Location", f"https://localhost:{https}{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()

    return Leader


def _proxy(behind: int) -> type[BaseHTTPRequestHandler]:
    class Proxy(_Quiet):
        def answer(self) -> None:
            """What Stillnight says, with nothing added."""
            connection = HTTPConnection("127.0.0.1", behind, timeout=60)
            try:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = dict(self.headers.items())
                headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}
                connection.request(self.command, self.path, body, headers)
                said = connection.getresponse()
                content = said.read()
                self.send_response_only(said.status)
                for name, text in said.getheaders():
                    if name.lower() not in {*HOP, "content-length"}:
                        self.send_header(name, text)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)
            finally:
                connection.close()

    return Proxy
