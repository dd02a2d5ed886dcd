"""A feed read over https page by page, whatever it says of itself; broken off and taken up."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from gis.packs.refusals import FileRefused
from places.importers.open_referral.fetching import FetchFailed
from places.importers.open_referral.pages import Feed as Pages
from places.models import Listing
from places.sources.models import FeedRun, FeedService, StagedService
from places.sources.running import import_address, try_out
from places.sources.settling import Said
from tests.places.open_referral_import.feeds import a_service, uid
from tests.places.open_referral_import.servers import LOCAL, Answer, running

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts([LOCAL])]
SAID = Said(address="https://feeds.example", name="The County")
NAMES = [f"Club {number}" for number in range(1, 8)]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(autouse=True)
def _fresh(server):
    server.asked.clear()


def answer(found: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(found).encode(), status)


def paged(size: int = 3, **envelope: Any) -> Callable[[str], Answer]:
    """A feed of seven clubs, ``size`` on a page whatever is asked for."""
    services = [a_service(name) for name in NAMES]

    def say(path: str) -> Answer:
        page = int(parse_qs(urlsplit(path).query)["page"][0])
        found = services[(page - 1) * size : page * size]
        told = {"total_items": 7, "total_pages": 3, "page_number": page, "contents": found}
        return answer(told | envelope)

    return say


def run(server, *, afresh: bool = False):
    pages = Pages(server.address, server.fetcher(), wait=lambda _s: None)
    return import_address(SAID, pages, afresh=afresh).report


def imported() -> list[str]:
    return sorted(Listing.objects.values_list("name", flat=True))


def pages_asked(server) -> list[int]:
    return [int(parse_qs(urlsplit(path).query)["page"][0]) for path, *_rest in server.asked]


LIES = {
    "the truth": paged(),
    "too few pages": paged(total_pages=1, last_page=True),
    "too many pages": paged(total_pages=900),
    "no counts": paged(total_pages=None, total_items=None),
    "negative counts": paged(total_pages=-1, total_items="many"),
    "one on a page": paged(1, total_pages=7),
    "names of version 1.0": paged(totalElements=7, totalPages=3),
}


@pytest.mark.parametrize("say", LIES.values(), ids=LIES)
def test_every_page_is_read_and_nothing_twice(server, say):
    server.answer = say

    assert run(server).added == 7
    assert imported() == NAMES
    assert len(server.asked) < 20


def test_a_feed_that_ignores_pages_ends(server):
    whole = [a_service(name) for name in NAMES]
    server.answer = lambda _path: answer(whole)

    assert run(server).added == 7
    assert pages_asked(server) == [1, 2]


def test_no_content_behind_the_last_page_is_the_end(server):
    say = paged(total_pages=None, total_items=None)
    server.answer = lambda path: Answer(b"", 204) if "page=4" in path else say(path)

    assert run(server).added == 7


def test_a_feed_that_repeats_a_page_for_ever_ends(server):
    say = paged(total_pages=900)
    server.answer = lambda path: say(
        path.replace("page=3", "page=2").replace("page=4", "page=2").replace("page=5", "page=2")
    )
    report = run(server)

    assert len(imported()) == 6
    assert [r for r in report.remarks if "nothing is taken for missing" in r.reason]
    assert max(pages_asked(server)) <= 5


def test_an_empty_page_between_others_is_not_the_end(server):
    say = paged(total_pages=4)
    swap = {"page=2": "page=9", "page=3": "page=2", "page=4": "page=3"}

    def shifted(path: str) -> Answer:
        for old, new in swap.items():
            if old in path:
                return say(path.replace(old, new))
        return say(path)

    server.answer = shifted
    run(server)

    assert imported() == NAMES


@pytest.mark.parametrize("status", [400, 404, 422, 500])
def test_an_error_behind_the_last_page_is_the_end(server, status):
    say = paged(total_pages=3)
    server.answer = lambda path: answer({}, status) if "page=4" in path else say(path)

    assert run(server).added == 7


@pytest.mark.parametrize("status", [400, 422])
def test_a_feed_that_knows_no_parameters_is_asked_without(server, status):
    say = paged()
    server.answer = lambda path: answer({}, status) if "per_page" in path else say(path)

    assert run(server).added == 7


def test_a_failure_changes_nothing_and_the_next_run_goes_on_there(server):
    say = paged()
    server.answer = lambda path: answer({}, 503) if "page=3" in path else say(path)
    with pytest.raises(FetchFailed, match="503"):
        run(server)

    assert imported() == []
    assert FeedRun.objects.get().next_page == 3
    assert StagedService.objects.count() == 6

    server.asked.clear()
    server.answer = say
    assert run(server).added == 7
    assert pages_asked(server) == [3, 4]
    assert imported() == NAMES
    assert not StagedService.objects.exists()


def test_it_can_begin_afresh(server):
    say = paged()
    server.answer = lambda path: say(path) if "?page=1" in path else answer({}, 503)
    with pytest.raises(FetchFailed):
        run(server)
    server.asked.clear()
    server.answer = say
    run(server, afresh=True)

    assert pages_asked(server) == [1, 2, 3, 4]
    assert [r.state for r in FeedRun.objects.order_by("pk")] == ["given_up", "done"]


def test_a_passing_failure_is_tried_again(server):
    say, failed = paged(), []

    def once(path: str) -> Answer:
        if "page=2" in path and not failed:
            failed.append(path)
            return answer({}, 502)
        return say(path)

    server.answer = once
    assert run(server).added == 7


def test_failures_are_never_read_as_deletions(server):
    server.answer = paged()
    run(server)
    for _run in range(4):
        server.answer = lambda _path: answer({}, 500)
        with pytest.raises(FetchFailed):
            run(server)
        server.answer = lambda _path: answer({"total_items": 0, "total_pages": 0, "contents": []})
        run(server)

    assert imported() == NAMES
    assert set(FeedService.objects.values_list("missed_runs", "state")) == {(0, "there")}


def slim(say: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A feed whose lists give heads alone; ``/services/{id}`` gives the whole."""
    whole = {uid(name): a_service(name) for name in NAMES}

    def head(path: str) -> Answer:
        if "?" in path:
            page = json.loads(say(path).body)
            keys = ("id", "name", "status", "description")
            page["contents"] = [{k: s[k] for k in keys} for s in page["contents"]]
            return answer(page)
        return answer(whole[unquote(path.rsplit("/", 1)[1])])

    return head


def test_heads_are_hydrated(server):
    server.answer = slim(paged())

    assert run(server).added == 7
    assert Listing.objects.get(name="Club 1").latest_revision.content["age_from"] == 11


def test_details_that_cannot_be_had_leave_our_copy_as_it_is(server):
    server.answer = say = slim(paged())
    run(server)
    before = Listing.objects.get(name="Club 1").latest_revision.content
    server.answer = lambda path: answer({}, 404) if path.endswith(uid("Club 1")) else say(path)
    report = run(server)

    assert (report.kept, report.refused) == (6, 1)
    assert "left as it is" in report.remarks[0].reason
    assert Listing.objects.get(name="Club 1").latest_revision.content == before
    assert FeedService.objects.get(source_id=uid("Club 1")).state == "there"


def test_an_id_cannot_lead_elsewhere(server):
    odd = {"id": "../../admin?x=1#y", "name": "Odd"}
    server.answer = lambda path: answer([odd]) if "page=" in path else answer({}, 404)
    run(server)

    assert "/api/services/..%2F..%2Fadmin%3Fx%3D1%23y" in {path for path, *_rest in server.asked}


def test_a_dry_run_leaves_no_run_behind(server):
    server.answer = paged()
    pages = Pages(server.address, server.fetcher(), wait=lambda _s: None)

    assert try_out(SAID, pages).report.added == 7
    assert not FeedRun.objects.exists()
    assert not Listing.objects.exists()


BOMBS = {
    "too deep": b"[" * 200_000,
    "too many values": b"[" + b"0," * 2_000_000 + b"0]",
    "no JSON": b"<html>",
    "no UTF-8": b'["\xff"]',
    "a number without end": b"[" + b"9" * 5_000 + b"]",
    "no number": b"[NaN]",
    "no services": b'{"error": "?"}',
    "a text": b'"services"',
}


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_with_a_message(server, body):
    server.answer = lambda _path: Answer(body)

    with pytest.raises(FileRefused) as caught:
        run(server)
    assert len(str(caught.value)) > 10
