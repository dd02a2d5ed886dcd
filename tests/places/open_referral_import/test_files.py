"""A feed in a file: list, envelope, one object on each line; and files that are none of these."""

import json

import pytest

from places.models import Listing
from tests.places.open_referral_import.feeds import a_service, call, import_feed

pytestmark = pytest.mark.django_db
ONE, TWO = a_service(), a_service("Go club")

SHAPES = {
    "list": json.dumps([ONE, TWO]),
    "envelope of 3.0": json.dumps({"total_items": 2, "contents": [ONE, TWO]}),
    "envelope of 1.0": json.dumps({"totalElements": 2, "content": [ONE, TWO]}, indent=1),
    "lines": f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n",
    "lines of Windows": f"\ufeff{json.dumps(ONE)}\r\n\r\n{json.dumps(TWO)}\r\n",
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES)
def test_shapes(tmp_path, content):
    assert import_feed(tmp_path, content).file["added"] == 2


def test_one_service_alone(tmp_path):
    assert import_feed(tmp_path, json.dumps(ONE)).file["added"] == 1


def test_a_bad_line_is_told_and_the_others_are_used(tmp_path):
    done = import_feed(tmp_path, f"{json.dumps(ONE)}\n{{\n{json.dumps(TWO)}\n")

    assert done.file["added"] == 2
    assert "line 2 is not JSON" in done.remarks("noted")[0][2]


FAULTY = {
    "nothing": "",
    "no JSON": "id,name\n1,Hall\n",
    "a number": "7",
    "nested for ever": "[" * 100_000,
    "another encoding": '["Caf\u00e9"]'.encode("latin-1"),
    "no services": '{"title": "An API"}',
}


@pytest.mark.parametrize("content", FAULTY.values(), ids=FAULTY)
def test_faulty_files_are_refused_whole(tmp_path, content):
    done = import_feed(tmp_path, content)

    assert done.error
    assert done.file["refused_whole"]
    assert not Listing.objects.exists()


def test_a_file_that_is_not_there(tmp_path):
    done = call(str(tmp_path / "nowhere.json"), tmp_path / "report.json", apply=True)

    assert "No such file" in done.error


@pytest.mark.parametrize(
    "source", ["https://feeds.example", "http://127.0.0.1/", "file:///etc/passwd"]
)
def test_addresses_that_nobody_allowed(tmp_path, source):
    done = call(source, tmp_path / "report.json", apply=True)

    assert done.error.startswith(source)
    assert done.file["refused_whole"]
