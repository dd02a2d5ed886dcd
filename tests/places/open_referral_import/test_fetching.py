"""Fetching: pinned to the checked address, bounded in time and size, never led elsewhere."""

import gzip
import json
import time
import zlib

import pytest

from places.importers.open_referral.fetching import Fetcher, FetchFailed
from tests.places.open_referral_import.servers import HOST, LOCAL, Answer, running

pytestmark = pytest.mark.allow_hosts([LOCAL])


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(autouse=True)
def _plain(server):
    server.asked.clear()
    server.answer = lambda _path: Answer(b'{"a": 1}')


def failure(server, fetcher=None, **options):
    """The reason for which fetching fails."""
    with pytest.raises(FetchFailed) as caught:
        (fetcher or server.fetcher(**options)).get(server.address, "/services")
    return caught.value


def test_it_asks_by_name_at_the_pinned_address(server):
    body = server.fetcher().get(server.address, "/services?page=1")

    assert json.loads(body) == {"a": 1}
    assert server.asked == [("/api/services?page=1", f"{HOST}:{server.port}", HOST)]


def test_the_name_is_resolved_once_for_each_connection(server):
    """A second look-up could say something else: DNS rebinding."""
    answers = iter([[LOCAL], ["10.0.0.1"]])
    fetcher = server.fetcher(resolve=lambda _host, _port: next(answers))

    assert fetcher.get(server.address, "/services")
    assert "not public" in failure(server, fetcher).reason
    assert len(server.asked) == 1


@pytest.mark.parametrize("ips", [["10.0.0.1"], [LOCAL, "10.0.0.1"], []], ids=str)
def test_every_address_of_the_name_has_to_be_public(server, ips):
    assert "not public" in failure(server, resolve=lambda _host, _port: ips).reason
    assert server.asked == []


def test_this_machine_is_not_public(server):
    assert "not public" in failure(server, Fetcher(resolve=lambda _host, _port: [LOCAL])).reason


def test_a_certificate_for_another_name_will_not_do(server, tmp_path):
    with running(tmp_path, host="elsewhere.example") as other:
        with pytest.raises(FetchFailed, match="SSLCertVerificationError"):
            other.fetcher().get(other.address, "/services")
        assert other.asked == []


def test_a_certificate_that_nobody_vouches_for_will_not_do(server):
    fetcher = Fetcher(resolve=lambda _host, _port: [LOCAL], public=lambda _ip: True)

    assert "SSLCertVerificationError" in failure(server, fetcher).reason


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(server, status):
    headers = {"Location": f"https://{HOST}:{server.port}/elsewhere"}
    server.answer = lambda _path: Answer(b"", status, headers)

    error = failure(server)
    assert (error.status, "redirect" in error.reason) == (status, True)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [204, 400, 401, 404, 429, 500, 503])
def test_only_200_will_do(server, status):
    server.answer = lambda _path: Answer(b"", status)

    assert failure(server).status == status


@pytest.mark.parametrize("kind", ["text/html", "image/png", "application/xml", ""])
def test_only_json_will_do(server, kind):
    server.answer = lambda _path: Answer(b"{}", headers={"Content-Type": kind})

    assert "not with JSON" in failure(server).reason


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/hal+json"])
def test_kinds_of_json(server, kind):
    server.answer = lambda _path: Answer(b"{}", headers={"Content-Type": kind})

    assert server.fetcher().get(server.address, "/") == b"{}"


JSON = {"Content-Type": "application/json"}
PACKED = JSON | {"Content-Encoding": "gzip"}


def test_gzip_is_unpacked(server):
    server.answer = lambda _path: Answer(gzip.compress(b'{"b": 2}'), headers=PACKED)

    assert server.fetcher().get(server.address, "/") == b'{"b": 2}'


def test_too_much_is_refused_before_it_is_read(server):
    server.answer = lambda _path: Answer(b"{}", length=20_000_000)

    assert "longer than 10 MB" in failure(server).reason


def test_too_much_is_refused_while_it_is_read(server):
    server.answer = lambda _path: Answer(b" " * 5_000)

    assert "longer than 0.001 MB" in failure(server, most_bytes=1_000).reason


def test_a_gzip_bomb_goes_off_in_small_parts(server):
    bomb = gzip.compress(b" " * 50_000_000, 9)
    server.answer = lambda _path: Answer(bomb, headers=PACKED)

    assert len(bomb) < 100_000
    assert "longer than 10 MB" in failure(server).reason


BROKEN = {
    "no gzip": (b"{}", PACKED),
    "cut short": (gzip.compress(b"{}" * 1_000)[:-9], PACKED),
    "something behind it": (gzip.compress(b"{}") + b"more", PACKED),
    "two of them": (gzip.compress(b"{}") * 2, PACKED),
    "another packing": (zlib.compress(b"{}"), JSON | {"Content-Encoding": "br"}),
}


@pytest.mark.parametrize(("body", "headers"), BROKEN.values(), ids=BROKEN)
def test_broken_packings(server, body, headers):
    server.answer = lambda _path: Answer(body, headers=headers)

    assert failure(server).reason


def test_an_answer_that_ends_early_is_none(server):
    server.answer = lambda _path: Answer(b'{"a": 1}', length=100)

    assert "IncompleteRead" in failure(server).reason


def test_a_server_that_sends_a_byte_now_and_then_is_cut(server):
    server.answer = lambda _path: Answer(b" " * 100, drip_s=0.1)
    began = time.monotonic()

    assert "took longer" in failure(server, longest_s=0.4).reason
    assert time.monotonic() - began < 3
