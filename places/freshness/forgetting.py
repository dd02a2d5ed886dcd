"""What is no longer needed goes: old mail and its addresses, dead links, old reports."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from guardianship.lib import clock
from places.freshness.models import DemonstrationMail, JobRun, Link, OutgoingMail


def forget_old() -> str:
    """Delete what has passed its time; returns counts. Refusals and stages stay."""
    now = clock.now()
    oldest = now - timedelta(days=settings.MAIL_KEPT_DAYS)
    counts = {
        "links": Link.objects.filter(works_until__lt=now).delete()[0],
        "mails": OutgoingMail.objects.filter(planned_at__lt=oldest).delete()[0],
        "reports": JobRun.objects.filter(began_at__lt=oldest).delete()[0],
        "demonstration mails": DemonstrationMail.objects.filter(at__lt=oldest).delete()[0],
    }
    return ", ".join(f"{name}: {count:,}" for name, count in counts.items())
