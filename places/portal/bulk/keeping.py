"""How long the cells of a file are kept: until they are applied, at most an hour."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404

from guardianship.lib import clock
from places.models import Organisation
from places.portal.bulk.models import Upload

KEPT_FOR = timedelta(hours=1)
RESULT_KEPT_FOR = timedelta(days=1)


def forget_old() -> str:
    """Delete what nobody came back for, and what was applied a day ago; returns a count.

    Asked at every visit to these pages too, so that an hour is about an hour.
    """
    now = clock.now()
    waiting = Upload.objects.filter(
        state=Upload.State.LOOKED_AT, made_at__lt=now - KEPT_FOR
    ).delete()[0]
    over = Upload.objects.filter(made_at__lt=now - RESULT_KEPT_FOR).delete()[0]
    return f"uploads: {waiting + over:,}"


def upload_for(organisation: Organisation, key: UUID) -> Upload:
    """An upload of the organisation that is still kept; 404 for every other."""
    forget_old()
    found = Upload.objects.filter(organisation=organisation, uid=key).select_related(
        "organisation", "by"
    )
    upload = found.first()
    if upload is None:
        raise Http404
    return upload
