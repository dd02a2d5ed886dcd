"""The editors' pages of the feeds: where from, how far, what came of it, and "fetch now"."""

import json

import pytest
from django.urls import reverse
from django_tasks import task_backends

from guardianship.accounts.roles import Role
from places.actions import write_listing
from places.models import Listing
from places.sources.models import Feed, FeedRun, StagedService
from places.sources.tasks import fetch_feed, fetched
from tests.builders.people import signed_in
from tests.places.open_referral_import.feeds import a_service, import_feed
from tests.places.open_referral_import.servers import HOST, LOCAL, Answer, running

pytestmark = pytest.mark.django_db
ALL = "/admin/feeds/"


@pytest.fixture
def imported(tmp_path) -> Feed:
    """A feed from a file, one listing of which was edited here and changed there."""
    import_feed(tmp_path, [a_service(), a_service("Go club")], publish=True)
    listing = Listing.objects.get(name="Chess club")
    listing.summary = "Our words."
    write_listing(listing=listing, by=None, publish=True)
    import_feed(tmp_path, [a_service(description="Their words.")], publish=True)
    feed = Feed.objects.get()
    feed.organisation.licence = "OGL 3.0"
    feed.organisation.save()
    return feed


def test_editors_see_source_licence_and_report(imported) -> None:
    editor = signed_in(Role.EDITOR)
    listed = editor.get(ALL).content.decode()
    assert "OGL 3.0" in listed
    assert "2 services, 1 that differ from our copy" in listed
    assert "No host is allowed" in listed
    shown = editor.get(f"{ALL}{imported.pk}/").content.decode()
    assert "Edited here, so left alone: 1" in shown
    assert all("<h1" in page for page in (listed, shown))
    assert "was edited here" in shown
    assert "summary: the source says “Their words.”, ours says “Our words.”" in shown
    assert "Missing in the source, or no longer offered" in shown


def test_how_far_an_import_is(imported, settings) -> None:
    run = FeedRun.objects.create(feed=imported, next_page=3, items_said=80)
    StagedService.objects.bulk_create(
        [StagedService(run=run, number=n, content={}) for n in range(1, 41)]
    )
    response = signed_in(Role.EDITOR).get(f"{ALL}{imported.pk}/")
    told = response.content.decode()
    assert "Reading page 3." in told
    assert "40 of 80 services read" in told
    assert '<progress max="80" value="40">' in told
    assert response["Refresh"] == "5"
    run.failure = "the connection failed"
    run.save()
    response = signed_in(Role.EDITOR).get(f"{ALL}{imported.pk}/")
    assert "The next attempt goes on at page 3." in response.content.decode()
    assert "Refresh" not in response


def test_a_feed_is_fetched_from_an_allowed_host(imported, settings) -> None:
    settings.FEED_HOSTS = [HOST]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    imported.address = f"https://{HOST}/api"
    imported.save()
    administrator = signed_in(Role.ADMINISTRATOR)
    assert "Fetch now" in administrator.get(ALL).content.decode()
    assert HOST in administrator.get(ALL).content.decode()
    answer = administrator.post(f"{ALL}{imported.pk}/fetch/", follow=True)
    assert "The feed is being fetched." in answer.content.decode()
    (queued,) = task_backends["default"].results
    assert (queued.task.func, queued.args) == (fetch_feed.func, [imported.pk])


@pytest.mark.allow_hosts([LOCAL])
def test_what_the_task_does(imported, settings, tmp_path) -> None:
    page = {"total_pages": 1, "contents": [a_service("Draughts")], "total_items": 1}
    with running(tmp_path) as server:
        server.answer = lambda path: Answer(
            json.dumps(page if "page=1" in path else {"contents": []}).encode()
        )
        settings.FEED_HOSTS = [f"{HOST}:{server.port}"]
        imported.address = str(server.address)
        imported.save()
        assert "1 changed (1 new)" in fetched(imported.pk, server.fetcher())
    assert Listing.objects.filter(name="Draughts").exists()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("county.json", "It comes as a file"),
        ("http://feeds.example/api", "is not https"),
        ("https://other.example/api", "not among the hosts"),
        ("https://127.0.0.1/api", "It is not fetched"),
    ],
)
def test_no_other_address_is_asked(imported, settings, address, why) -> None:
    settings.FEED_HOSTS = [HOST]
    Feed.objects.update(address=address)
    runs = FeedRun.objects.count()
    administrator = signed_in(Role.ADMINISTRATOR)
    assert "Fetch now" not in administrator.get(ALL).content.decode()
    answer = administrator.post(f"{ALL}{imported.pk}/fetch/", follow=True)
    assert why in answer.content.decode()
    assert FeedRun.objects.count() == runs


def test_who_may(imported) -> None:
    editor = signed_in(Role.EDITOR)
    assert "Fetch now" not in editor.get(ALL).content.decode()
    fetch = reverse("sources_feed_fetch", args=[imported.pk])
    assert editor.post(fetch).status_code in (302, 403)
    assert FeedRun.objects.filter(state="reading").count() == 0
    assert signed_in(Role.ADMINISTRATOR).get(fetch).status_code == 405
    assert editor.get(f"{ALL}999999/").status_code == 404
