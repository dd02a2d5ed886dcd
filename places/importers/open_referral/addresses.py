"""Which addresses a feed may be fetched from: named by the operator, and public (R-IMP-3)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address, ip_network
from urllib.parse import urlsplit

HTTPS_PORT = 443
LONGEST_ADDRESS_CHARS = 300
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
# All that may stand in an address that we ask: no space, control character, backslash or "@".
PLAIN = re.compile(r"[A-Za-z0-9\-._~:/%!$&'()*+,;=]+")
# Everything public in IPv6 lies in one eighth of it; the rest maps, translates or stays at home.
PUBLIC_V6 = ip_network("2000::/3")
# Public by the letter, and yet a way to somewhere else: protocols, relays, tunnels, examples.
LEADS_ELSEWHERE = tuple(
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)


class AddressRefused(ValueError):
    """The address is none that we fetch from; the message says why."""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """An address that the operator allows; ``path`` ends without a slash."""

    host: str
    port: int
    path: str

    def __str__(self) -> str:
        port = "" if self.port == HTTPS_PORT else f":{self.port}"
        return f"https://{self.host}{port}{self.path}"


def feed_address(text: str, allowed: Collection[str]) -> FeedAddress:
    """The address in ``text``; ``allowed`` holds hosts, as ``host`` or ``host:port``.

    Raises ``AddressRefused`` for anything but https to one of these hosts by its name.
    """
    if len(text) > LONGEST_ADDRESS_CHARS or not PLAIN.fullmatch(text):
        raise AddressRefused("is no plain https address without credentials and query")
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port or HTTPS_PORT
    except ValueError:
        raise AddressRefused("is no address") from None
    if parts.scheme != "https":
        raise AddressRefused("is not https")
    labels = host.split(".")
    if len(labels) < 2 or not all(LABEL.fullmatch(label) for label in labels):
        raise AddressRefused("does not name a host")
    if labels[-1].isdigit() or re.fullmatch(r"0x[0-9a-f]*", labels[-1]):
        raise AddressRefused("names a number and not a host")
    named = {name.strip().lower() for name in allowed}
    if not ({host, f"{host}:443"} if port == HTTPS_PORT else {f"{host}:{port}"}) & named:
        raise AddressRefused(f"{host} is not among the hosts that FEED_HOSTS allows")
    path = parts.path.rstrip("/").removesuffix("/services")
    return FeedAddress(host, port, path)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet and of nothing behind it.

    Addresses that carry another one inside (IPv4-mapped, NAT64, 6to4, Teredo) are not.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if ip.is_multicast or ip.is_reserved or not ip.is_global:
        return False
    if not isinstance(ip, IPv4Address) and ip not in PUBLIC_V6:
        return False
    return not any(ip in network for network in LEADS_ELSEWHERE if network.version == ip.version)
