"""Write down what every address answers now, for somebody to read before it counts.

    pytest tests/architecture/url_matrix/draft.py                       # all of it, some minutes
    DRAFT_ONLY=/portal/ pytest tests/architecture/url_matrix/draft.py   # routes with that in them

Run by name only. It rewrites `matrix.csv`; the difference is what has to be read.
"""

import csv
import os

import pytest

from tests.architecture.url_matrix.addresses import addresses
from tests.architecture.url_matrix.answers import WHO
from tests.architecture.url_matrix.test_matrix import FILE, answers_of, media, rows  # noqa: F401

pytestmark = [pytest.mark.django_db]
NOT_ASKED = "not asked"


@pytest.mark.parametrize("who", WHO)
def test_draft(who: str) -> None:
    """One column; rows of addresses that are gone are left out."""
    found = answers_of(who, only=os.environ.get("DRAFT_ONLY", ""))
    written = rows() if FILE.exists() else {}
    with FILE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["route", *WHO])
        for address in addresses():
            row = {**dict.fromkeys(WHO, NOT_ASKED), **written.get(address.route, {})}
            row[who] = found.get(address.route, row[who])
            writer.writerow([address.route, *(row[each] for each in WHO)])
