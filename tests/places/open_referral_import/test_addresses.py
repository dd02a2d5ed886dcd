"""A feed is fetched over https, from a host that the operator named, at a public address."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.importers.open_referral.addresses import AddressRefused, feed_address, is_public

ALLOWED = ["feeds.example", "other.example:8443"]
NOT_PUBLIC = [
    *(
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",  # noqa: S104 - it is what must be refused
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
    ),
    *("169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.2.1", "198.18.0.1"),
    *("192.0.0.8", "192.88.99.1", "203.0.113.5", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1"),
    *("fec0::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::127.0.0.1", "64:ff9b::a00:1"),
    *("64:ff9b::5db8:d822", "64:ff9b:1::1", "2002:7f00:1::", "2002:5db8:d822::1", "2001::1"),
    *("2001:db8::1", "3fff::1", "100::1", "5f00::1", "4000::1", "", "localhost", "0x7f.1", "1"),
]


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_not_public(text):
    assert not is_public(text)


@pytest.mark.parametrize("text", ["93.184.216.34", "1.1.1.1", "2606:2800:220:1::1", "2a00::1"])
def test_public(text):
    assert is_public(text)


@given(st.builds(IPv4Address, st.integers(0, 2**32 - 1)))
def test_of_ipv4_what_the_library_calls_global(ip):
    never = ip.is_multicast or ip.is_reserved or not ip.is_global
    relay = ip in ip_network("192.88.99.0/24") or ip in ip_network("192.0.0.0/24")
    assert is_public(str(ip)) == (not never and not relay)


@given(
    st.builds(IPv6Address, st.integers(0, 2**128 - 1))
    | st.builds(IPv6Address, st.integers(0x2 << 124, (0x4 << 124) - 1))
)
def test_of_ipv6_only_what_is_global_and_carries_no_other_address(ip):
    carries = ip.ipv4_mapped or ip.sixtofour or ip.teredo
    if is_public(str(ip)):
        assert ip.is_global
        assert not carries
        assert not ip.is_multicast
        assert ip.exploded[0] in "23"


@given(st.builds(IPv4Address, st.integers(0, 2**32 - 1)))
def test_an_ipv4_address_inside_an_ipv6_one_is_never_public(ip):
    for prefix in ("::ffff:", "64:ff9b::", "::"):
        assert not is_public(str(ip_address(f"{prefix}{ip}")))


REFUSED = [
    *(
        "http://feeds.example",
        "file:///etc/passwd",
        "gopher://feeds.example",
        "ftp://feeds.example",
    ),
    *("//feeds.example", "feeds.example", "https://", "https:///a", "https://feeds.example:444"),
    *("https://evil.example", "https://feeds.example.evil.example", "https://127.0.0.1"),
    *("https://2130706433", "https://0x7f000001", "https://0177.0.0.1", "https://127.1"),
    *("https://[::1]/", "https://[::ffff:127.0.0.1]", "https://localhost", "https://example"),
    *(
        "https://user@feeds.example",
        "https://u:p@feeds.example",
        "https://feeds.example@evil.example",
    ),
    *(
        "https://feeds.example\\@evil.example",
        "https://feeds.example/?a=b",
        "https://feeds.example#x",
    ),
    *("https://feeds.example/ a", "https://feeds.example\r\nX: y", "https://feeds.example\x00"),
    *("https://feeds.example./", "https://feeds.example:99999", "https://feeds.example:x"),
    *("https://feedſ.example", "https://feeds。example", "https://feeds.example/" + "a" * 300),
]


@pytest.mark.parametrize("text", REFUSED)
def test_addresses_that_are_refused(text):
    with pytest.raises(AddressRefused):
        feed_address(text, ALLOWED)


TAKEN = {
    "https://feeds.example": "https://feeds.example",
    "HTTPS://Feeds.Example/": "https://feeds.example",
    "https://feeds.example:443/api/v3/": "https://feeds.example/api/v3",
    "https://feeds.example/api/services": "https://feeds.example/api",
    "https://other.example:8443/x": "https://other.example:8443/x",
}


@pytest.mark.parametrize(("text", "expected"), TAKEN.items(), ids=TAKEN)
def test_addresses_that_are_taken(text, expected):
    assert str(feed_address(text, ALLOWED)) == expected


def test_nothing_is_allowed_by_itself():
    with pytest.raises(AddressRefused, match="FEED_HOSTS"):
        feed_address("https://feeds.example", [])
