"""A push service on this machine, and a browser that can open what it gets."""

import ssl
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import http_ece
import pytest
from allauth.account.models import EmailAddress
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from journal.reminders import push
from journal.reminders.guard import Guard

HOST = "push.example"


def confirm(user):
    """The email of this person is theirs."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True})


@dataclass
class Service:
    """What arrived, and what is answered next."""

    port: int = 0
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    arrived: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@dataclass
class Browser:
    """The half of a subscription that never leaves the browser."""

    private: ec.EllipticCurvePrivateKey
    secret: bytes
    endpoint: str

    def subscription(self) -> push.Subscription:
        point = self.private.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return push.Subscription(self.endpoint, point, self.secret)

    def open(self, body: bytes) -> bytes:
        text: bytes = http_ece.decrypt(
            body, private_key=self.private, auth_secret=self.secret, version="aes128gcm"
        )
        return text


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for push.example that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("certificate") / "push.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def service(certificate):
    """A push service at https://push.example:<port>/, on this machine."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.arrived.append((self.path, dict(self.headers), body))
            self.send_response(service.status)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST  # noqa: N815  the server's name for it

        def log_message(self, *_):
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    service.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield service
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def guard(service, certificate):
    """The house's rules, with this one service let through."""
    return Guard(
        services=(HOST,),
        ports=(service.port,),
        addresses_of=lambda host, port: ["127.0.0.1"],
        may_reach=lambda address: address == "127.0.0.1",
        certificates=str(certificate),
    )


@pytest.fixture
def browser_of(service):
    def make(path: str = "/send/1") -> Browser:
        return Browser(
            ec.generate_private_key(ec.SECP256R1()),
            b"sixteen bytes ok",
            f"https://{HOST}:{service.port}{path}",
        )

    return make
