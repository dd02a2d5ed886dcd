"""2,000 places on one map: bytes of the feed and of the code, and frames on a slow phone.

Chromium runs with a processor a quarter as fast as this machine's. It needs ``playwright`` from
the development environment, and Chromium itself.
"""

import gzip
import json
import sys
from collections.abc import Iterator

from django.db import connection
from django.test import Client, override_settings

from bin.benchmarks.frames import Moves, moves_on
from bin.benchmarks.measuring import Result
from bin.benchmarks.opening import WIDTHS, bytes_of_code, bytes_of_tiles
from bin.benchmarks.pages import site
from bin.benchmarks.register import bench_database, build, settle
from bin.benchmarks.serving import served

# Some are drafts, or nobody confirmed them for too long: 2,000 are on the map.
LISTINGS = 2_175
# Great Britain drawn together around the mouth of the Severn: as close as places in a county.
GATHER = """
    UPDATE places_listing SET public_geometry = ST_Affine(
        public_geometry::geometry, 0.04, 0, 0, 0.04, -2.88, 49.47
    )::geography WHERE public_geometry IS NOT NULL
"""
SLOWER = 4
LONGEST_FRAME_MS = 50


def run() -> Iterator[Result]:
    """Bytes first, then the map itself."""
    yield bytes_of_code()
    yield bytes_of_tiles()
    with bench_database(), override_settings(**site()):
        print(f"Building {LISTINGS:,} listings.", file=sys.stderr)
        build(LISTINGS, with_sessions=True)
        with connection.cursor() as cursor:
            cursor.execute(GATHER)
        settle()
        yield bytes_of_feed()
        with served(threads=4) as port:
            found = {
                kind: moves_on(f"http://127.0.0.1:{port}/find/", size, SLOWER)
                for kind, size in WIDTHS.items()
            }
        yield frames(found)


def bytes_of_feed() -> Result:
    """The places themselves, as the server packs them."""
    client = Client()
    packed = client.get("/find/places.geojson", headers={"accept-encoding": "gzip"})
    plain = gzip.decompress(packed.content)
    row = [len(json.loads(plain)["features"]), len(plain) / 1000, len(packed.content) / 1000]
    return Result("Places of one map", ["places", "kB plain", "kB with gzip"], [row])


def frames(found: dict[str, dict[str, Moves]]) -> Result:
    """The longest frame and task of each way to move, on each screen."""
    rows: list[list[object]] = [
        [kind, way, moved.buttons, moved.longest_frame_ms, moved.longest_task_ms]
        for kind, ways in found.items()
        for way, moved in ways.items()
    ]
    headings = ["screen", "way", "buttons", "longest frame ms", "longest task ms"]
    notes = [
        f"Processor slowed to a {SLOWER}th; over {LONGEST_FRAME_MS} ms is felt.",
        "A frame is the time from one to the next as the page sees it, and grows with whatever",
        f"else the machine does. A task is {SLOWER} times the processor time of what the page did",
        "in one go, and does not.",
    ]
    return Result("Moving the map", headings, rows, notes)
