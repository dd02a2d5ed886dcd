"""A page that cannot be had for ever costs that page alone, and is told; counts from 0, too."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from gis.packs.report import FileReport
from places.importers.open_referral.fetching import FetchFailed
from places.importers.open_referral.pages import Feed as Pages
from places.models import Listing
from places.sources.models import FeedRun, FeedService
from places.sources.running import import_address, try_out
from places.sources.settling import Said
from tests.places.open_referral_import.feeds import a_service
from tests.places.open_referral_import.servers import LOCAL, Answer, running

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts([LOCAL])]
SAID = Said(address="https://feeds.example", name="The County")
NAMES = [f"Club {number}" for number in range(1, 10)]
BROKEN = {
    "an error": Answer(b"{}", 500),
    "a page for people": Answer(b"<html>", headers={"Content-Type": "text/html"}),
    "half a page": Answer(b'{"contents": [{"id": 1'),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(autouse=True)
def _fresh(server):
    server.asked.clear()


def paged(*, begins: int = 1, total: int | None = 9, **envelope: Any) -> Callable[[str], Answer]:
    """Nine clubs, three on a page; the first page is number ``begins``."""
    services = [a_service(name) for name in NAMES]

    def say(path: str) -> Answer:
        page = page_in(path) - begins
        found = services[page * 3 : page * 3 + 3] if page >= 0 else []
        told = {"total_items": total, "contents": found, **envelope}
        return Answer(json.dumps({k: v for k, v in told.items() if v is not None}).encode())

    return say


def page_in(path: str) -> int:
    return int(parse_qs(urlsplit(path).query)["page"][0])


def without(*pages: int, answer: Answer | None = None, **options: Any) -> Callable[[str], Answer]:
    """The same, and these pages are broken."""
    say = paged(**options)
    return lambda path: (answer or BROKEN["an error"]) if page_in(path) in pages else say(path)


def run(server) -> FileReport:
    pages = Pages(server.address, server.fetcher(), wait=lambda _s: None)
    return import_address(SAID, pages, afresh=False).report


def imported() -> list[str]:
    return sorted(Listing.objects.values_list("name", flat=True))


def told(report: FileReport) -> str:
    return "; ".join(remark.reason for remark in report.remarks)


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("total", [9, None], ids=["counted", "not counted"])
def test_the_pages_behind_it_are_read_and_it_is_told(server, answer, total):
    server.answer = paged()
    run(server)
    FeedService.objects.update(missed_runs=0)
    server.answer = without(2, answer=answer, total=total)
    report = run(server)

    assert (report.kept, report.refused) == (6, 0)
    assert "page 2 could not be had" in told(report)
    assert "nothing is taken for missing" in told(report)
    assert set(FeedService.objects.values_list("missed_runs", "state")) == {(0, "there")}


def test_the_first_page_may_be_broken_too(server):
    server.answer = without(1)

    assert run(server).added == 6


def test_a_page_that_is_broken_for_a_while_is_read_at_the_end(server):
    say, asked = paged(), []

    def later(path: str) -> Answer:
        asked.append(page_in(path))
        return Answer(b"{}", 503) if page_in(path) == 2 and 3 not in asked else say(path)

    server.answer = later
    report = run(server)

    assert report.added == 9
    assert "could not be had" not in told(report)


def test_the_last_page_is_skipped_when_it_fails_again(server):
    server.answer = without(3)
    with pytest.raises(FetchFailed, match="500"):
        run(server)
    assert imported() == []

    report = run(server)
    assert report.added == 6
    assert "page 3 could not be had" in told(report)


def test_a_feed_that_is_down_is_not_a_feed_of_broken_pages(server):
    server.answer = without(2, 3, 4, 5)
    for _attempt in range(2):
        with pytest.raises(FetchFailed, match="500"):
            run(server)

    assert (FeedRun.objects.get().next_page, imported()) == (2, [])


def test_what_was_skipped_is_remembered_by_an_import_that_goes_on(server):
    say = without(1, total=None)
    server.answer = lambda path: say(path) if page_in(path) < 3 else Answer(b"{}", 503)
    with pytest.raises(FetchFailed):
        run(server)
    server.answer = say
    report = run(server)

    assert report.added == 6
    assert "page 1 could not be had" in told(report)
    assert not FeedRun.objects.get().is_whole


def test_a_dry_run_tells_the_same(server):
    server.answer = without(3)
    pages = Pages(server.address, server.fetcher(), wait=lambda _s: None)
    report = try_out(SAID, pages).report

    assert report.added == 6
    assert "page 3 could not be had" in told(report)


@pytest.mark.parametrize("said", [{}, {"total": None, "first": False}], ids=["count", "flag"])
def test_pages_that_are_counted_from_0(server, said):
    server.answer = paged(begins=0, **said)

    assert run(server).added == 9
    assert imported() == NAMES


def test_a_page_that_is_said_not_to_be_there_is_not_the_end(server):
    server.answer = without(2, answer=Answer(b"{}", 404), total_pages=3)

    assert run(server).added == 6


def test_a_page_behind_the_last_that_counts_nothing_makes_nothing_whole(server):
    said = without(3, total=9)
    end = Answer(json.dumps({"total_items": 0, "contents": []}).encode())
    server.answer = lambda path: end if page_in(path) in (0, 3, 4) else said(path)
    report = run(server)

    assert report.added == 6
    assert "6 of the 9 it counts" in told(report)


def test_a_feed_for_which_so_much_at_once_is_too_much(server):
    say = paged()
    server.answer = lambda path: Answer(b"{}", 504) if "per_page" in path else say(path)
    assert run(server).added == 9

    server.asked.clear()
    server.answer = lambda p: say(p) if "per_page" not in p and page_in(p) < 3 else Answer(b"", 500)
    with pytest.raises(FetchFailed):
        run(server)
    server.asked.clear()
    server.answer = say
    run(server)
    assert [path for path, *_rest in server.asked] == [
        "/api/services?page=3",
        "/api/services?page=4",
    ]


def missed_when(server, say: Callable[[str], Answer]) -> set[int]:
    """How often services were missing, after a whole import and one of ``say``."""
    server.answer = paged(total=None, begins=0, first=False)
    run(server)
    server.answer = say
    run(server)
    return set(FeedService.objects.values_list("missed_runs", flat=True))


EMPTY = Answer(b'{"contents": [], "total_pages": 0}')
NOT_WHOLE = {
    "page 0 is broken": without(0, total=None, begins=0, first=False),
    "one between others is not there": without(
        2, total=None, total_pages=3, answer=Answer(b"{}", 404)
    ),
    "an empty one says that there are none": without(
        *range(2, 9), total=None, total_pages=9, answer=EMPTY
    ),
}


@pytest.mark.parametrize("say", NOT_WHOLE.values(), ids=NOT_WHOLE)
def test_without_a_number_of_services_a_lost_page_is_no_deletion_either(server, say):
    assert missed_when(server, say) == {0}


def test_a_whole_feed_of_fewer_services_tells_what_is_missing(server):
    assert missed_when(server, without(*range(3, 9), total=None, answer=EMPTY)) == {0, 1}
