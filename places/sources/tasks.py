"""Background work of the feeds, and of lists that come as files."""

from functools import partial

from django.conf import settings
from django_tasks import task

from gis.packs.refusals import FileRefused
from places.importers.open_referral.addresses import AddressRefused, feed_address
from places.importers.open_referral.fetching import Fetcher, FetchFailed
from places.importers.open_referral.pages import Feed as Pages
from places.sources.models import Feed, Sheet
from places.sources.running import AlreadyImporting, alone, import_address
from places.sources.settling import Said
from places.sources.sheets.loading import apply, check
from places.sources.sheets.telling import told


@task()
def fetch_feed(pk: int) -> str:
    """Import a feed in the background; returns what was done."""
    return fetched(pk, Fetcher())


def fetched(pk: int, fetcher: Fetcher) -> str:
    """Import a feed from its address, on from where an attempt broke off; returns what was done.

    A failure is kept with the run for the page of the feeds; the next attempt goes on.
    """
    feed = Feed.objects.get(pk=pk)
    try:
        address = feed_address(feed.address, settings.FEED_HOSTS)
        with alone():
            said = Said(address=feed.address)
            imported = import_address(said, Pages(address, fetcher), afresh=False)
    except AlreadyImporting:
        return "Another import is at work."
    except (AddressRefused, FetchFailed, FileRefused) as error:
        return f"{feed}: {error}"
    return imported.report.summary()


@task()
def work_on_sheet(pk: int) -> str:
    """Look at a long list or apply it, whichever somebody asked for; returns what was done.

    It is one transaction: work that is cut off has written nothing and may begin again.
    """
    sheet = Sheet.objects.filter(pk=pk).first()
    if sheet is None:
        return "It is gone."
    work = {Sheet.State.CHECKING: check, Sheet.State.APPLYING: apply}.get(Sheet.State(sheet.state))
    if work is None:
        return "Nothing is to be done."
    work(sheet, partial(told, sheet))
    return f"{sheet}: {sheet.counts}"
