"""Strange cells of hours in a whole load: read, or not known with the reason; nothing between."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from places.models import Listing
from tests.builders.packs import HEADER, PackFolder, load

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2026, 11, 28, 21, 30, tzinfo=UTC)

# Each cell with what it says of a Saturday at 21:30.
CELLS = {
    '"Mo-Sa 18:00-23:00; PH off"': "open",
    "24/7; 2026 Nov 28 off": "",
    "Sa 20:00–02:00": "open",
    "Mo-Sa 9:00-5:00": "hours_not_known",
    '"Sa 2:00-4:00, 6:00-11:00"': "hours_not_known",
    "Sa off; Mo-Su 09:00-23:00": "hours_not_known",
    "Sa sunset-23:00": "hours_not_known",
    "Sa 18:00+": "hours_not_known",
    "Sa 18:00-late": "hours_not_known",
    "week 1-53 Sa 18:00-23:00": "hours_not_known",
    "Nov-Feb Sa 20:00-22:00": "open",
    '"Sa 18:00-23:00 ""ring first"""': "by_appointment",
    "=24/7": "hours_not_known",
    "NA": "hours_not_known",
    "off": "",
    "Mo-Fr 09:00-17:00": "",
}


def test_no_cell_is_guessed_at(tmp_path: Path, freeze: Any) -> None:
    freeze(NOW)
    rows = [f"{n},Hall {n},{-3 + n / 100},51.6,{cell}" for n, cell in enumerate(CELLS)]
    loaded = load(PackFolder(tmp_path).directory("\n".join([f"{HEADER},hours_osm", *rows, ""])))
    assert (loaded.error, loaded.file("places.csv")["refused"]) == ("", 0)
    said = {}
    for listing in Listing.objects.all():
        found = listing.open_intervals.filter(during__contains=SATURDAY_NIGHT).first()
        said[int(listing.origin_id)] = (found.reason or found.certainty) if found else ""
    assert {cell: said[n] for n, cell in enumerate(CELLS)} == CELLS
    unread = [
        row
        for row, _column, reason in loaded.remarks("places.csv", "noted")
        if "not known" in reason
    ]
    assert len(unread) == list(CELLS.values()).count("hours_not_known") - 1  # NA is no riddle
