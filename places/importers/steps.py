"""The loaders of a pack, in the order in which one needs the other."""

from __future__ import annotations

from collections.abc import Iterator

from gis.models import AreaKind
from gis.packs.boundaries import BoundariesLoader
from gis.packs.loading import run
from gis.packs.lookups import LookupsLoader
from gis.packs.manifest import Pack
from gis.packs.postcodes import PostcodesLoader
from gis.packs.report import FileReport
from gis.statistics.counts import DenominatorLoader, EthnicityLoader, PopulationLoader
from gis.statistics.deprivation import DeprivationLoader
from gis.walking.loading import WalkingNetworkLoader
from gis.walking.street_names import StreetsLoader
from places.importers.authorities import AuthoritiesStep
from places.importers.bank_holidays import BankHolidaysLoader
from places.importers.coverage_areas import CoverageAreasLoader
from places.importers.directory import DirectoryLoader
from places.importers.directory_hours import DirectoryHours
from places.importers.later import load_later
from places.importers.organisations import OrganisationsLoader
from places.importers.osm_places import OsmPlacesLoader
from places.importers.session_files import gather_exceptions, gather_sessions
from places.importers.term_dates import TermDatesLoader

BEFORE_LISTINGS = (
    LookupsLoader,
    PopulationLoader,
    DeprivationLoader,
    EthnicityLoader,
    DenominatorLoader,
    PostcodesLoader,
    BankHolidaysLoader,
    TermDatesLoader,
    OrganisationsLoader,
    CoverageAreasLoader,
)


def load_pack(pack: Pack) -> Iterator[FileReport]:
    """Load a pack file by file, each in its own transaction; a report for each."""
    yield from _boundaries(pack)
    for loader in BEFORE_LISTINGS:
        for entry in pack.of(loader.table):
            yield run(loader(pack, entry))
    yield from _directories(pack)
    yield from _osm_places(pack)
    for entry in pack.of(WalkingNetworkLoader.table):
        yield run(WalkingNetworkLoader(pack, entry))
    for entry in pack.of(StreetsLoader.table):
        yield run(StreetsLoader(pack, entry))
    yield from load_later(pack)


def _boundaries(pack: Pack) -> Iterator[FileReport]:
    redrawn = False
    for entry in pack.of(BoundariesLoader.table):
        loader = BoundariesLoader(pack, entry)
        report = run(loader)
        redrawn = redrawn or (loader.kind == AreaKind.AUTHORITY and report.changed > 0)
        yield report
    if redrawn:
        yield run(AuthoritiesStep(pack))


def _directories(pack: Pack) -> Iterator[FileReport]:
    hours = DirectoryHours(
        gather_sessions(pack.of("sessions")), gather_exceptions(pack.of("exceptions"))
    )
    claimed: dict[str, str] = {}
    reports = []
    for entry in pack.of(DirectoryLoader.table):
        reports.append(run(DirectoryLoader(pack, entry, hours, claimed)))
    for gathered in (hours.sessions, hours.exceptions):
        if not any(report.refused_whole for report in reports):
            gathered.report_strangers(claimed)
        yield from gathered.reports
    yield from reports


def _osm_places(pack: Pack) -> Iterator[FileReport]:
    entries = pack.of(OsmPlacesLoader.table)
    seen: set[str] = set()
    refused = False
    for entry in entries:
        is_last = entry is entries[-1] and not refused
        report = run(OsmPlacesLoader(pack, entry, seen, is_last=is_last))
        refused = refused or bool(report.refused_whole)
        yield report
