"""What young people think of a place, and where they feel safe; with what they agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.enums import OrganisationType
from places.voice.enums import (
    Consent,
    PartOfDay,
    Rating,
    Safe,
    Topic,
    Treated,
    ViewReply,
    ViewState,
)

if TYPE_CHECKING:
    from guardianship.accounts.models import User

WORDS_MOST = 500


class ViewQuerySet(models.QuerySet["View"]):
    """Every output begins with ``for_organisation`` or ``published``."""

    def readable_by(self, person: User) -> ViewQuerySet:
        """Views for moderators; not those about an organisation of their own, and nothing of
        what was taken back."""
        if not person.has_perm("voice.view_view"):
            return self.none()
        own = person.memberships.values("organisation")
        return self.exclude(state=ViewState.WITHDRAWN).exclude(listing__organisation__in=own)

    def for_organisation_type(self, type_: str) -> ViewQuerySet:
        """Views that an organisation of this type may have: agreed to, read by us, not kept
        from its type."""
        shared = self.filter(consent__in=(Consent.PARTNERS, Consent.PUBLISH), state=ViewState.TAKEN)
        return shared.exclude(kept_from__contains=[type_])

    def published(self) -> ViewQuerySet:
        """Views for everybody; what is kept from anybody is not for everybody."""
        return self.filter(consent=Consent.PUBLISH, state=ViewState.TAKEN, kept_from=[])


class View(models.Model):
    """One view of one visit, or one nomination. No name, no account, no network."""

    topic = models.CharField(_("about"), max_length=12, choices=Topic)
    listing = models.ForeignKey(
        "places.Listing", on_delete=models.SET_NULL, null=True, blank=True, related_name="views"
    )
    area = models.ForeignKey(
        "areas.Area", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    on = models.DateField(_("said on"), default=clock.today)
    care = models.CharField(_("care"), max_length=8, choices=Rating, blank=True)
    flexibility = models.CharField(_("flexibility"), max_length=8, choices=Rating, blank=True)
    fairness = models.CharField(_("fairness"), max_length=8, choices=Rating, blank=True)
    treated = models.CharField(_("helped or judged"), max_length=8, choices=Treated, blank=True)
    safe_because = ArrayField(
        models.CharField(max_length=10, choices=Safe),
        verbose_name=_("why"),
        default=list,
        blank=True,
    )
    part_of_day = models.CharField(_("when"), max_length=14, choices=PartOfDay, blank=True)
    # As they were masked before the first write; what was masked is nowhere.
    words = models.CharField(_("words"), max_length=WORDS_MOST * 2, blank=True)
    was_masked = models.BooleanField(_("something was taken out"), default=False)
    words_until = models.DateField(_("words kept until"), null=True, blank=True)
    consent = models.CharField(
        _("may be seen by"), max_length=10, choices=Consent, default=Consent.INSIDE
    )
    kept_from = ArrayField(
        models.CharField(max_length=20, choices=OrganisationType),
        verbose_name=_("not for"),
        default=list,
        blank=True,
    )
    assisted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    was_assisted = models.BooleanField(_("a youth worker helped"), default=False)
    consent_recorded = models.BooleanField(_("agreed in front of the worker"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ViewState, default=ViewState.WAITING
    )
    reply = models.CharField(_("reply"), max_length=14, choices=ViewReply, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)

    objects = ViewQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("view")
        verbose_name_plural = _("views")
        default_permissions = ("view", "change", "add")
        constraints = [
            models.CheckConstraint(
                condition=Q(words="") | Q(words_until__isnull=False), name="view_words_have_an_end"
            ),
            models.CheckConstraint(
                condition=Q(was_assisted=False) | Q(consent_recorded=True),
                name="view_assisted_has_consent",
            ),
            models.CheckConstraint(
                condition=~Q(state=ViewState.WITHDRAWN) | Q(words="", care="", treated=""),
                name="view_taken_back_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def empty(self) -> None:
        """Forget everything that was said; not saved."""
        self.care = self.flexibility = self.fairness = self.treated = ""
        self.part_of_day = self.words = self.fingerprint = self.reply = ""
        self.safe_because, self.kept_from, self.words_until = [], [], None
        self.was_masked, self.area, self.consent = False, None, Consent.INSIDE
