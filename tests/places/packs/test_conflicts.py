"""What people here made of an import is theirs: nothing is written over, everything is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from places.actions import confirm_listing, write_listing
from places.importers.fingerprints import of_listing
from places.models import ImportRecord, Listing, Organisation, Place
from tests.builders.packs import HEADER, ROW, PackFolder, load
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
CONTENT = f"{HEADER},summary,address,hours_osm\n{ROW},{{}},{{}},Mo-Fr 09:00-17:00\n"


def pack(
    folder: Path, summary: str = "Pool", address: str = "1 High Street", **keys: object
) -> PackFolder:
    """A pack of one listing."""
    return PackFolder(folder).directory(CONTENT.format(summary, address), **keys)


def edit(listing: Listing) -> None:
    """Somebody changes a word and publishes it."""
    listing.summary = "Pool and darts"
    write_listing(listing=listing, by=None, publish=True)


def draft(listing: Listing) -> None:
    """Somebody changes a word and leaves it for a moderator."""
    listing.summary = "Pool and darts"
    write_listing(listing=listing, by=None, publish=False)


def confirm(listing: Listing) -> None:
    """Somebody confirms it."""
    confirm_listing(listing=listing, by=build_person(), role="owner")


def change_hours(listing: Listing) -> None:
    """Somebody takes a session away."""
    listing.sessions = list(listing.sessions.all())[1:]
    write_listing(listing=listing, by=None, publish=True)


def lock(listing: Listing) -> None:
    """An editor locks it."""
    Listing.objects.filter(pk=listing.pk).update(locked=True)


def unpublish(listing: Listing) -> None:
    """An editor takes it off the site."""
    listing.unpublish()


def delete(listing: Listing) -> None:
    """An editor deletes it."""
    listing.delete()


BY_PEOPLE = {
    "edited": (edit, "was edited here since the last import"),
    "hours edited": (change_hours, "was edited here since the last import"),
    "a draft waits": (draft, "has changes that nobody has published yet"),
    "confirmed": (confirm, "was edited here since the last import"),
    "locked": (lock, "is locked by an editor"),
    "unpublished": (unpublish, "was unpublished here"),
    "deleted": (delete, "was deleted here"),
}


@pytest.mark.parametrize(("act", "reason"), BY_PEOPLE.values(), ids=BY_PEOPLE.keys())
def test_both_are_left_alone_and_the_conflict_is_told(
    tmp_path: Path, act: Callable[[Listing], None], reason: str
) -> None:
    load(pack(tmp_path))
    act(Listing.objects.get())
    before = list(Listing.objects.values())
    loaded = load(pack(tmp_path, summary="Snooker"))
    assert list(Listing.objects.values()) == before
    ((row, _field, said),) = loaded.remarks("places.csv", "conflict")
    assert row == 2
    assert reason in said
    assert (loaded.changed, loaded.error) == (0, "")


@pytest.mark.parametrize(("act", "_reason"), BY_PEOPLE.values(), ids=BY_PEOPLE.keys())
def test_a_source_that_did_not_change_has_no_quarrel(
    tmp_path: Path, act: Callable[[Listing], None], _reason: str
) -> None:
    load(pack(tmp_path))
    act(Listing.objects.get())
    before = list(Listing.objects.values())
    loaded = load(pack(tmp_path))
    assert list(Listing.objects.values()) == before
    assert loaded.remarks("places.csv", "conflict") == []
    assert "Nothing changed." in loaded.output


def test_a_listing_that_nobody_touched_follows_its_source(tmp_path: Path) -> None:
    load(pack(tmp_path))
    loaded = load(pack(tmp_path, summary="Snooker", address="2 High Street"))
    listing = Listing.objects.get()
    assert (listing.summary, listing.live) == ("Snooker", True)
    assert listing.place.address == "2 High Street"
    assert listing.revisions.count() == 2
    assert (loaded.file("places.csv")["changed"], loaded.file("places.csv")["added"]) == (1, 0)
    assert load(pack(tmp_path, summary="Snooker", address="2 High Street")).changed == 0


def test_a_draft_of_an_import_follows_its_source(tmp_path: Path) -> None:
    load(pack(tmp_path, publish=False))
    loaded = load(pack(tmp_path, summary="Snooker", publish=False))
    listing = Listing.objects.get()
    assert loaded.file("places.csv")["changed"] == 1
    assert (listing.live, listing.summary) == (False, "Snooker")
    assert listing.get_latest_revision_as_object().summary == "Snooker"


def test_a_draft_that_somebody_edited_is_left_alone(tmp_path: Path) -> None:
    load(pack(tmp_path, publish=False))
    edited = Listing.objects.get().get_latest_revision_as_object()
    edited.summary = "Pool and darts"
    edited.save_revision()
    loaded = load(pack(tmp_path, summary="Snooker", publish=False))
    assert len(loaded.remarks("places.csv", "conflict")) == 1
    assert Listing.objects.get().get_latest_revision_as_object().summary == "Pool and darts"


def test_an_import_that_an_editor_published_gets_a_draft(tmp_path: Path) -> None:
    load(pack(tmp_path, publish=False))
    Listing.objects.get().get_latest_revision().publish()
    load(pack(tmp_path, summary="Snooker", publish=False))
    listing = Listing.objects.get()
    assert (listing.live, listing.summary, listing.has_unpublished_changes) == (True, "Pool", True)
    assert listing.get_latest_revision_as_object().summary == "Snooker"


def test_a_manifest_that_now_publishes_publishes(tmp_path: Path) -> None:
    load(pack(tmp_path, publish=False))
    loaded = load(pack(tmp_path))
    assert loaded.changed == 1
    assert Listing.objects.get().live


def test_a_venue_that_somebody_edited_is_left_alone(tmp_path: Path) -> None:
    load(pack(tmp_path))
    place = Place.objects.get()
    place.getting_there = "Bus 8"
    place.save()
    loaded = load(pack(tmp_path, address="2 High Street"))
    assert Place.objects.get().address == "1 High Street"
    assert "venue “The Hall”, which people here have edited" in str(
        loaded.remarks("places.csv", "conflict")
    )


def test_rows_that_leave_the_source_are_told_and_stay(tmp_path: Path) -> None:
    load(pack(tmp_path))
    loaded = load(PackFolder(tmp_path).directory(f"{HEADER}\n2,Other,-3.02,51.6\n"))
    assert loaded.remarks("places.csv", "gone") == [
        (None, "The Hall", "is no longer in the source; its listing was left as it is")
    ]
    assert Listing.objects.filter(live=True).count() == 2


def test_a_row_that_becomes_unusable_is_not_gone(tmp_path: Path) -> None:
    load(pack(tmp_path))
    content = f"{HEADER}\n{ROW.replace('51.6', '15.6')}\n2,Other,-3.02,51.6\n"
    loaded = load(PackFolder(tmp_path).directory(content))
    assert loaded.remarks("places.csv", "gone") == []
    assert len(loaded.remarks("places.csv")) == 1


def test_an_organisation_that_somebody_edited_is_left_alone(tmp_path: Path) -> None:
    def organisations(description: str) -> PackFolder:
        return PackFolder(tmp_path).table(
            "organisations",
            f"name,about\nMiddleham Youth,{description}\n",
            file="people.csv",
            name="name",
            description="about",
        )

    load(organisations("We run clubs"))
    assert load(organisations("We run clubs")).changed == 0
    assert load(organisations("We run two clubs")).changed == 1
    Organisation.objects.update(description="Ours")
    loaded = load(organisations("We run three clubs"))
    assert len(loaded.remarks("people.csv", "conflict")) == 1
    assert Organisation.objects.get().description == "Ours"


def test_an_organisation_that_was_there_before_is_not_taken_over(tmp_path: Path) -> None:
    Organisation.objects.create(name="middleham youth", description="Ours", type="charity")
    pack = PackFolder(tmp_path).table(
        "organisations", "name\nMiddleham Youth\n", file="people.csv", name="name"
    )
    loaded = load(pack)
    assert "is there already and says something else" in str(
        loaded.remarks("people.csv", "conflict")
    )
    assert Organisation.objects.get().description == "Ours"


def test_no_listing_looks_edited_right_after_an_import(tmp_path: Path) -> None:
    load(pack(tmp_path))
    record = ImportRecord.objects.get(subject="listing")
    listing = Listing.objects.get()
    assert of_listing(listing, listing) == record.left_fingerprint
