"""The loaders take the whole invented town: nothing is refused, every listing is published."""

from pathlib import Path

import pytest

from gis.packs.manifest import read_manifest
from gis.packs.report import RemarkKind
from gis.statistics.frames import denominator
from places.importers.steps import load_pack
from places.importers.tables import PACK_TABLES
from places.models import Listing, Place

# What may be said of a pack in which every row is meant as it stands.
NO_NEWS = {RemarkKind.NOTED, RemarkKind.LEFT_OUT}


@pytest.mark.django_db
def test_no_row_of_the_town_is_refused_and_every_listing_is_published(pack: Path) -> None:
    for report in load_pack(read_manifest(pack, PACK_TABLES)):
        assert not report.refused_whole, report.file
        assert [str(r) for r in report.remarks if r.kind not in NO_NEWS] == [], report.file
    published = Listing.objects.filter(live=True)
    assert published.count() == 185
    pinned = published.filter(place__isnull=False)
    assert set(pinned.values_list("authority__code", flat=True)) == {"W06009901"}
    assert Place.objects.filter(name="The Lilac Room").count() == 0
    # Whom rates of reports stand by, beside residents: all forty small areas are counted.
    by_day = denominator("lsoa21")
    assert (by_day.dataset.label, by_day.frame["people"].sum()) == ("People by day", 60_000)
    assert len(by_day.frame) == 40
