"""Applying a long file in the background."""

from django_tasks import task

from places.enums import MembershipRole
from places.models import Membership
from places.portal.bulk.applying import apply
from places.portal.bulk.models import Upload


@task()
def apply_upload(key: int) -> int:
    """Apply it row by row; returns how many rows were written. A second run goes on.

    Whoever has left the organisation in the meantime writes nothing more.
    """
    upload = Upload.objects.select_related("organisation", "by").filter(pk=key).first()
    if upload is None or upload.state != Upload.State.RUNNING:
        return 0
    whose = Membership.objects.filter(user=upload.by, organisation=upload.organisation)
    if not whose.filter(role=MembershipRole.OWNER).exists():
        upload.delete()
        return 0
    apply(upload, role=MembershipRole.OWNER, by_row=True)
    return upload.done
