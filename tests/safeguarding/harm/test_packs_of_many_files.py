"""``[[crime]]`` names one file, a list of them, or a pattern: each is loaded, each month once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gis.models import AreaSet
from gis.packs.manifest import read_manifest
from gis.packs.refusals import ManifestError
from guardianship.safeguarding.harm.models import LoadedMonth
from guardianship.safeguarding.harm.packs import load_crime
from guardianship.safeguarding.harm.tables import CRIME
from tests.safeguarding.harm.conftest import STREET, street_row

MONTHS = ("2024-01", "2024-02")


@pytest.fixture
def manifest(csv_file: Callable[..., Path]) -> Callable[[str], Path]:
    """``manifest('"a.csv"')``: a pack of two months whose ``[[crime]]`` names this."""
    for month in MONTHS:
        csv_file(STREET, street_row(month=month), name=f"{month}-gwent-street.csv")

    def write(named: str) -> Path:
        text = f'[pack]\nname = "Town"\nnation = "wales"\n\n[[crime]]\nfile = {named}\n'
        path = csv_file("x").with_name("area.toml")
        path.write_text(text, encoding="utf-8")
        return path.parent

    return write


@pytest.mark.django_db
@pytest.mark.parametrize(
    "named",
    ['"*-street.csv"', '["2024-01-gwent-street.csv", "2024-02-gwent-street.csv"]'],
    ids=["pattern", "list"],
)
def test_every_file_is_loaded(town: AreaSet, manifest: Callable, named: str) -> None:
    pack = read_manifest(manifest(named), {"crime": CRIME})
    reports = list(load_crime(pack))
    assert [each.file for each in reports] == [f"{month}-gwent-street.csv" for month in MONTHS]
    assert [each.changed for each in reports] == [1, 1]
    months = LoadedMonth.objects.filter(area_set=town).values_list("month", flat=True)
    assert {f"{month:%Y-%m}" for month in months} == set(MONTHS)


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ('"*-outcomes.csv"', "there is no file"),
        ('["2024-01-gwent-street.csv", "2024-03.csv"]', "there is no file 2024-03.csv"),
        ('["2024-01-gwent-street.csv", "2024-*.csv"]', "is named twice"),
        ("[]", "must be a text"),
        ("[1]", "must be a text"),
    ],
    ids=["none", "one missing", "twice", "empty", "number"],
)
def test_a_list_that_cannot_be_is_refused(manifest: Callable, named: str, why: str) -> None:
    with pytest.raises(ManifestError) as refused:
        read_manifest(manifest(named), {"crime": CRIME})
    assert why in str(refused.value)
