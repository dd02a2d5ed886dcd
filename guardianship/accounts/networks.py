"""Where a request comes from, coarsely, and only under a name that changes every day."""

import hmac
from hashlib import sha256
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from guardianship.lib import clock

# A household or an office, not a person.
KEPT_BITS = {4: 24, 6: 48}
# Made-up names lie in the range of private IPv6 addresses, so that they fit where addresses do.
PRIVATE_PREFIX = b"\xfd"
NAME_BYTES = 15
NOBODY = "0.0.0.0"  # noqa: S104 - stands for "unknown", nothing listens on it


def address_of(request: HttpRequest) -> str:
    """The visitor's address; behind proxies of ours, what the outermost of them wrote down.

    What the visitor claims further to the left of ``X-Forwarded-For`` is not believed.
    """
    proxies = settings.TRUSTED_PROXIES
    if proxies:
        header = request.META.get("HTTP_X_FORWARDED_FOR", "")
        told = [part.strip() for part in header.split(",") if part.strip()]
        if len(told) >= proxies:
            return told[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def network_of(request: HttpRequest) -> IPv4Network | IPv6Network:
    """The visitor's network, for working something out; never to be kept."""
    try:
        address = ip_address(address_of(request))
    except ValueError:
        address = ip_address(NOBODY)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return ip_network((address, KEPT_BITS[address.version]), strict=False)


def network_name(request: HttpRequest) -> str:
    """A name for the visitor's network that is good for today, written like an IPv6 address."""
    message = f"{clock.today()} {network_of(request).network_address}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), message, sha256).digest()
    return str(IPv6Address(PRIVATE_PREFIX + digest[:NAME_BYTES]))
