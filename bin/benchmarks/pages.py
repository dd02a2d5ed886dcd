"""Whole pages over 20,000 listings: time, queries, throughput, and bytes of a first visit."""

import random
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlencode

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bin.benchmarks.first_visit import first_visit, hosts
from bin.benchmarks.measuring import Result, percentile, times_ms
from bin.benchmarks.opening import bytes_of_code, bytes_of_tiles
from bin.benchmarks.plain_files import PLAIN_FILES
from bin.benchmarks.register import SEED, Register, bench_database, build, settle
from bin.benchmarks.serving import WORKERS, requests_per_s, served
from bin.benchmarks.towns import CITIES
from bin.benchmarks.trials import RADIUS_M, trials

LISTINGS = 20_000
PAGES = 200
REQUESTS = 400
EMPTY = "/empty/"


def run() -> Iterator[Result]:
    """Build the register, ask the test client for pages, then gunicorn."""
    with bench_database(), override_settings(**site()):
        print(f"Building {LISTINGS:,} listings; this takes a minute or two.", file=sys.stderr)
        register = build(LISTINGS, with_sessions=True)
        settle()
        asked = addresses(register, PAGES)
        yield whole_pages(asked)
        yield throughput(asked, REQUESTS)
        yield visits({kind: some[0] for kind, some in asked.items()})
        yield bytes_of_code()
        yield bytes_of_tiles()


def site() -> dict[str, object]:
    """Settings of the benchmark: the site's own, with an empty page beside it."""
    return {"ROOT_URLCONF": "bin.benchmarks.addresses", "STORAGES": PLAIN_FILES}


def addresses(register: Register, count: int) -> dict[str, list[str]]:
    """Addresses of each kind of page, as people would ask for them."""
    dice = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
    moments = [trial.wall.strftime("%Y-%m-%dT%H:%M") for trial in trials(register, count)]
    cities = sum(len(found) for found in CITIES.values())
    near = [{"near": f"Town {dice.randrange(cities)}", "radius_m": RADIUS_M} for _ in moments]
    shown = [dice.randrange(1, register.listings + 1) for _ in moments]
    return {
        "list near a town at a time": [
            f"/find/?{urlencode({'at': at} | place)}"
            for at, place in zip(moments, near, strict=True)
        ],
        "list near a town, tonight": [
            f"/find/?{urlencode({'when': 'tonight'} | place)}" for place in near
        ],
        "list everywhere at a time": [f"/find/?{urlencode({'at': at})}" for at in moments],
        "home": ["/"] * count,
        "place": [f"/places/listing-{number}/" for number in shown],
    }


def whole_pages(asked: dict[str, list[str]]) -> Result:
    """Milliseconds and queries of each kind of page, through middleware and templates."""
    client = Client()
    rows: list[list[object]] = []
    for kind, some in asked.items():
        found = [address for address in some if client.get(address).status_code == 200]
        measured = times_ms(partial(_get, client, found), len(found))
        queries = [_queries(client, address) for address in found[:20]]
        rows.append([kind, percentile(measured, 0.5), percentile(measured, 0.95), max(queries)])
    notes = [f"{PAGES} pages of each kind, one after the other, {LISTINGS:,} listings."]
    return Result("Whole pages", ["page", "median ms", "p95 ms", "most queries"], rows, notes)


def _get(client: Client, some: Sequence[str], number: int) -> None:
    client.get(some[number % len(some)])


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def throughput(asked: dict[str, list[str]], count: int) -> Result:
    """Pages a second from gunicorn on this machine, against an empty template."""
    client = Client()
    rows: list[list[object]] = []
    with served() as port:
        pages = {"empty template": [EMPTY], **asked}
        for kind, some in pages.items():
            found = [address for address in some if client.get(address).status_code == 200]
            requests_per_s(port, found, min(count, 40))
            per_s = requests_per_s(port, found, count)
            rows.append([kind, per_s, per_s / float(str(rows[0][1])) if rows else 1.0])
    notes = [f"{count} requests of each kind over {WORKERS} workers; client on the same machine."]
    return Result("Throughput", ["page", "pages a second", "× empty template"], rows, notes)


def visits(one_each: dict[str, str]) -> Result:
    """Bytes and requests of a first visit."""
    client = Client()
    rows: list[list[object]] = []
    for kind, address in one_each.items():
        found = first_visit(client, address)
        scripts = [d.sent_bytes for d in found if d.address.endswith(".js")]
        sizes = [d.sent_bytes for d in found]
        row = [kind, sum(sizes) / 1000, sum(scripts) / 1000, len(found)]
        rows.append([*row, 1 + len(hosts(client, address))])
    headings = ["page", "kB in all", "kB JavaScript", "requests", "hosts"]
    notes = ["Page with gzip, styles and scripts with Brotli, every font that a style names."]
    return Result("First visit", headings, rows, notes)
