"""Importing again changes nothing, follows the source, and never overrules people here."""

import pytest

from places.actions import write_listing
from places.models import Listing
from places.sources.models import FeedRun, FeedService
from tests.places.open_referral_import.feeds import a_service, import_feed, uid

pytestmark = pytest.mark.django_db


def edited(**fields: str) -> Listing:
    """The listing after somebody here published other words."""
    listing = Listing.objects.get()
    for name, value in fields.items():
        setattr(listing, name, value)
    write_listing(listing=listing, by=None, publish=True)
    return listing


def test_a_second_import_changes_nothing(tmp_path):
    records = [a_service(), a_service("Go club")]
    import_feed(tmp_path, records, publish=True)
    before = list(Listing.objects.order_by("pk").values())
    again = import_feed(tmp_path, records, publish=True)

    assert (again.file["kept"], again.file["changed"]) == (2, 0)
    assert "Nothing changed." in again.output
    assert list(Listing.objects.order_by("pk").values()) == before


def test_a_change_of_the_source_is_followed(tmp_path):
    import_feed(tmp_path, [a_service()], publish=True)
    done = import_feed(tmp_path, [a_service(description="Chess and go.")], publish=True)

    assert done.file["changed"] == 1
    assert Listing.objects.get().summary == "Chess and go."


def test_a_local_edit_is_not_overwritten_and_the_difference_is_kept(tmp_path):
    import_feed(tmp_path, [a_service()], publish=True)
    edited(summary="Our words.")
    done = import_feed(tmp_path, [a_service(description="Their words.")], publish=True)

    assert Listing.objects.get().summary == "Our words."
    assert done.file["conflicts"] == 1
    assert "was edited here" in done.remarks("conflict")[0][2]
    (told,) = done.report["differs_from_source"]
    assert told["fields"] == [{"field": "summary", "source": "Their words.", "ours": "Our words."}]
    assert FeedService.objects.get().differs == told["fields"]


def test_what_was_deleted_here_does_not_come_back(tmp_path):
    import_feed(tmp_path, [a_service()])
    Listing.objects.get().delete()
    import_feed(tmp_path, [a_service(description="Again.")])

    assert not Listing.objects.exists()


def test_provenance_says_which_source_and_when(tmp_path):
    import_feed(tmp_path, [a_service()], name="county.json")

    row = FeedService.objects.get()
    assert (row.feed.name, row.source_id) == ("county.json", uid("Chess club"))
    assert row.listing_uid == Listing.objects.get().uid
    assert row.last_seen_at.date().isoformat() == "2026-03-10"
    assert FeedRun.objects.get().counts["added"] == 1


def test_missing_from_three_whole_imports_is_told_and_not_deleted(tmp_path):
    both = [a_service(), a_service("Go club")]
    import_feed(tmp_path, both, publish=True)
    gone = [import_feed(tmp_path, both[:1], publish=True).file["gone"] for _run in range(3)]

    assert gone == [0, 0, 1]
    assert Listing.objects.filter(live=True).count() == 2
    assert FeedService.objects.get(source_id=uid("Go club")).state == "missing"

    back = import_feed(tmp_path, both, publish=True)
    assert back.file["gone"] == 0
    assert FeedService.objects.get(source_id=uid("Go club")).state == "there"


def test_an_import_that_is_not_whole_misses_nothing(tmp_path):
    lines = "\n".join(['{"id": "1", "name": "Half', "{", "}"])
    import_feed(tmp_path, [a_service()])
    for _run in range(3):
        import_feed(tmp_path, "{}\n" + lines)

    assert FeedService.objects.get().missed_runs == 0


def test_a_record_that_is_refused_now_is_not_missing(tmp_path):
    import_feed(tmp_path, [a_service(), a_service("Sound")])
    for _run in range(4):
        import_feed(tmp_path, [a_service() | {"name": ""}, a_service("Sound")])

    assert FeedService.objects.get(source_id=uid("Chess club")).state == "there"


def test_withdrawn_by_the_source_is_told_and_not_taken_away(tmp_path):
    import_feed(tmp_path, [a_service(), a_service("Sound")], publish=True)
    done = import_feed(tmp_path, [a_service(status="defunct"), a_service("Sound")], publish=True)

    assert [field for _row, field, _why in done.remarks("gone")] == ["Chess club"]
    assert Listing.objects.get(name="Chess club").live
    assert FeedService.objects.get(source_id=uid("Chess club")).state == "withdrawn"
