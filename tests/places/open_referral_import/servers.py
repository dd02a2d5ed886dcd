"""An https server of our own on this machine, with a certificate authority of its own."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from places.importers.open_referral.addresses import FeedAddress
from places.importers.open_referral.fetching import Fetcher

HOST = "feeds.example"
LOCAL = "127.0.0.1"


@dataclass
class Answer:
    """What the server says; ``drip_s`` waits so long before each byte."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    drip_s: float = 0
    length: int | None = None


@dataclass
class Server:
    """A running server: the requests it got, its certificate authority, and its port."""

    port: int
    authority: Path
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    answer: Callable[[str], Answer] = lambda _path: Answer()

    @property
    def address(self) -> FeedAddress:
        """The address by name."""
        return FeedAddress(HOST, self.port, "/api")

    def fetcher(self, **options: object) -> Fetcher:
        """A fetcher that trusts the server's authority and finds the name on this machine."""
        told = {
            "resolve": lambda _host, _port: [LOCAL],
            "public": lambda ip: ip == LOCAL,
            "context": ssl.create_default_context(cafile=str(self.authority)),
        }
        return Fetcher(**(told | options))


@contextmanager
def running(folder: Path, host: str = HOST) -> Iterator[Server]:
    """A server with a certificate for ``host``, until the block ends."""
    certificate, key = _certificate(folder, host)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    web = ThreadingHTTPServer((LOCAL, 0), _Handler)
    web.daemon_threads = True
    web.socket = context.wrap_socket(web.socket, server_side=True)
    server = Server(web.server_address[1], certificate)
    web.told = server
    web.names = names
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        thread.join()
        web.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server: Server = self.server.told
        names = self.server.names
        server.asked.append((self.path, self.headers["Host"], names[-1] if names else None))
        told = server.answer(self.path)
        self.send_response_only(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(told.length or len(told.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for start in range(len(told.body)) if told.drip_s else ():
                self.wfile.write(told.body[start : start + 1])
                time.sleep(told.drip_s)
            if not told.drip_s:
                self.wfile.write(told.body)
        except OSError:
            pass  # the asker has gone, as it should

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def _certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """A certificate for ``host`` that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3650))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "server.pem", folder / "server.key"
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret
