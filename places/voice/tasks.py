"""Telling the safeguarding leads of a concern, without a word of it."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.voice.enums import URGENT_HIDINGS
from places.voice.models import Concern

log = logging.getLogger(__name__)


@task()
def tell_leads(concern_pk: int) -> int:
    """Write to every lead who may read it; returns to how many. A second run sends nothing.

    Its row is claimed first and given back when the mail server refuses, so that
    ``tend_voice`` tries again.
    """
    claimed = Concern.objects.filter(pk=concern_pk, told_at__isnull=True)
    if not claimed.update(told_at=clock.now()):
        return 0
    concern = Concern.objects.get(pk=concern_pk)
    people = list(leads_for(concern))
    try:
        _letter(concern, [person.email for person in people]).send()
    except OSError:
        log.exception("the leads could not be told of a concern")
        Concern.objects.filter(pk=concern_pk).update(told_at=None)
        return 0
    return len(people)


def leads_for(concern: Concern) -> QuerySet[User]:
    """Safeguarding leads outside the accused organisation; administrators where there is none,
    so that somebody makes one."""
    outside = User.objects.filter(is_active=True).exclude(
        memberships__organisation=concern.organisation_id or 0
    )
    leads = outside.filter(groups__name=Role.SAFEGUARDING_LEAD.value)
    return leads if leads.exists() else outside.filter(groups__name=Role.ADMINISTRATOR.value)


def _letter(concern: Concern, recipients: list[str]) -> EmailMessage:
    """At any hour, unlike every other mail. No words, no place, no name."""
    with translation.override(settings.LANGUAGE_CODE):
        urgent = concern.hiding in URGENT_HIDINGS
        subject = _("Urgent: a concern that hides nothing yet") if urgent else _("A new concern")
        lines = [
            _("Somebody raised a concern. At once: %(hiding)s.")
            % {"hiding": concern.get_hiding_display()},
            settings.WAGTAILADMIN_BASE_URL + reverse("voice_concern", args=[concern.pk]),
            _("This mail says no more on purpose. Sign in to read it."),
        ]
    return EmailMessage(subject=str(subject), body="\n\n".join(lines) + "\n", bcc=recipients)
