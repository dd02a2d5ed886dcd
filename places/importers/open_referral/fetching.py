"""One answer of a feed over https: from a checked address, and never more than we asked for."""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from threading import Timer

from places.importers.open_referral.addresses import FeedAddress, is_public

# Rule R-IMP-3: 10 MB, 10 s, for the answer as it comes and for what it unpacks to.
MOST_BYTES = 10_000_000
LONGEST_S = 10.0
CHUNK_BYTES = 65_536
JSON_TYPES = ("application/json", "application/x-ndjson", "application/ndjson", "text/json")
USER_AGENT = "guardianship-feed-import/1"


class FetchFailed(Exception):
    """There is no answer to use; ``status`` is that of HTTP where there was one."""

    def __init__(self, reason: str, status: int | None = None) -> None:
        self.reason, self.status = reason, status
        super().__init__(reason)


def resolved(host: str, port: int) -> list[str]:
    """All IP addresses that a host's name has."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchFailed(f"the name {host} does not resolve") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Asks over https at an address that was checked before; follows no redirect.

    ``resolve``, ``public`` and ``context`` are given by tests that have a server of their own.
    """

    def __init__(
        self,
        *,
        resolve: Callable[[str, int], list[str]] = resolved,
        public: Callable[[str], bool] = is_public,
        context: ssl.SSLContext | None = None,
        longest_s: float = LONGEST_S,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.resolve, self.public = resolve, public
        self.context = context or ssl.create_default_context()
        self.longest_s, self.most_bytes = longest_s, most_bytes

    def get(self, address: FeedAddress, path: str) -> bytes:
        """The body at ``path`` below the address, unpacked; else ``FetchFailed``."""
        ips = self.resolve(address.host, address.port)
        if not ips or not all(self.public(ip) for ip in ips):
            raise FetchFailed(f"{address.host} leads to an address that is not public")
        connection = _Pinned(address, ips[0], self.context, self.longest_s)
        watch = Timer(self.longest_s, connection.cut)
        watch.daemon = True
        watch.start()
        try:
            return self._ask(connection, address.path + path)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            if connection.was_cut or isinstance(error, TimeoutError):
                reason = f"took longer than {self.longest_s:g} seconds"
            else:
                reason = f"the connection failed: {type(error).__name__}"
            raise FetchFailed(reason) from error
        finally:
            watch.cancel()
            connection.close()

    def _ask(self, connection: _Pinned, path: str) -> bytes:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, identity",
            "User-Agent": USER_AGENT,
        }
        connection.request("GET", path or "/", headers=headers)
        with closing(connection.getresponse()) as answer:
            return b"".join(self._body(answer, connection))

    def _body(self, answer: http.client.HTTPResponse, connection: _Pinned) -> Iterable[bytes]:
        if 300 <= answer.status < 400:
            raise FetchFailed("answers with a redirect, and none is followed", answer.status)
        if answer.status != http.client.OK:
            raise FetchFailed(f"answers with {answer.status}", answer.status)
        kind = answer.headers.get_content_type()
        if kind not in JSON_TYPES and not kind.endswith("+json"):
            raise FetchFailed(f"answers with {kind[:60]} and not with JSON")
        packed = (answer.getheader("Content-Encoding") or "identity").strip().lower()
        if packed not in {"identity", "gzip", "x-gzip"}:
            raise FetchFailed(f"answers packed as {packed[:20]}")
        said_bytes = answer.length
        if said_bytes is not None and said_bytes > self.most_bytes:
            raise FetchFailed(self._too_long())
        chunks = self._chunks(answer, connection)
        return chunks if packed == "identity" else self._unpacked(chunks)

    def _chunks(self, answer: http.client.HTTPResponse, connection: _Pinned) -> Iterable[bytes]:
        taken = 0
        while chunk := answer.read(CHUNK_BYTES):
            taken += len(chunk)
            if taken > self.most_bytes:
                raise FetchFailed(self._too_long())
            yield chunk
        if connection.was_cut or answer.length:
            raise http.client.IncompleteRead(b"", answer.length)

    def _unpacked(self, chunks: Iterable[bytes]) -> Iterable[bytes]:
        """What gzip holds, in steps that never pass the bound: a bomb goes off in small parts."""
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        left = self.most_bytes
        for chunk in chunks:
            waiting = chunk
            while waiting:
                part = unpacker.decompress(waiting, min(left + 1, 4 * CHUNK_BYTES))
                left -= len(part)
                if left < 0:
                    raise FetchFailed(self._too_long())
                yield part
                waiting = unpacker.unconsumed_tail
            if unpacker.unused_data:
                raise FetchFailed("has something behind its packed part")
        if not unpacker.eof:
            raise FetchFailed("ends before its packed part does")

    def _too_long(self) -> str:
        return f"is longer than {self.most_bytes / 1e6:g} MB"


class _Pinned(http.client.HTTPSConnection):
    """Connects to one IP address; asks for the host by name, in TLS and in HTTP."""

    def __init__(
        self, address: FeedAddress, ip: str, context: ssl.SSLContext, timeout_s: float
    ) -> None:
        super().__init__(address.host, address.port, timeout=timeout_s, context=context)
        self._ip, self._tls = ip, context
        # Kept here, too: http.client lets go of it when the server will close.
        self._open: socket.socket | None = None
        self.was_cut = False

    def connect(self) -> None:
        """Connect to the address that was checked, whatever the name means by now."""
        raw = socket.create_connection((self._ip, self.port), self.timeout)
        self.sock = self._open = self._tls.wrap_socket(
            raw, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()

    def cut(self) -> None:
        """End it from another thread: no server keeps us by sending a byte now and then."""
        self.was_cut = True
        if self._open is None:
            return
        with suppress(OSError):
            # The plain one: the one of TLS would take the reader's state away under its hands.
            socket.socket.shutdown(self._open, socket.SHUT_RDWR)
