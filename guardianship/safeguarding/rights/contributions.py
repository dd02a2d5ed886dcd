"""Consent, its withdrawal, and kinds of organisation that are kept out: for every contribution.

Every page and every count of contributions begins with ``for_person``, ``for_partner`` or
``published``; what was taken back is in none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.rights.enums import Consent
from places.enums import OrganisationType

if TYPE_CHECKING:
    from guardianship.accounts.models import User

# Published sources read nothing.
CAN_BE_KEPT_OUT = [type_ for type_ in OrganisationType if type_ != OrganisationType.SOURCE]


class KeptFromQuerySet(models.QuerySet[Any]):
    """What kinds of organisation can be kept out of."""

    def open_to(self, person: User, *, through: str = "") -> Self:
        """Not kept from any kind of organisation that is the person's.

        ``through`` names a relation to what is kept (``"goal"``), where the rows are about it.
        """
        types = list(person.memberships.values_list("organisation__type", flat=True).distinct())
        kept_from = f"{through}__kept_from__overlap" if through else "kept_from__overlap"
        return self.exclude(**{kept_from: types}) if types else self.all()


class ConsentedQuerySet(KeptFromQuerySet):
    """Contributions by who asks for them."""

    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(taken_back_at__isnull=True)

    def for_person(self, person: User) -> Self:
        """For somebody of casework: not kept from any kind of organisation that is theirs."""
        return self.standing().open_to(person)

    def for_guest(self, person: User) -> Self:
        """For somebody of casework who looks beyond their own area: shared with partners."""
        return self.for_person(person).filter(consent__in=(Consent.PARTNERS, Consent.PUBLISH))

    def for_partner(self, organisation_type: str) -> Self:
        """For a partner of this type: agreed to, and not kept from it."""
        shared = self.standing().filter(consent__in=(Consent.PARTNERS, Consent.PUBLISH))
        return shared.exclude(kept_from__contains=[organisation_type])

    def published(self) -> Self:
        """For everybody; what is kept from anybody is not for everybody."""
        return self.standing().filter(consent=Consent.PUBLISH, kept_from=[])


class KeptFrom(models.Model):
    """What somebody said, with the kinds of organisation that may not have it (ledger F6)."""

    kept_from = ArrayField(
        models.CharField(max_length=20, choices=OrganisationType),
        verbose_name=_("not for"),
        default=list,
        blank=True,
    )

    class Meta:
        abstract = True


class Consented(KeptFrom):
    """What somebody said, with what they agreed to."""

    consent = models.CharField(
        _("who may have it"), max_length=10, choices=Consent, default=Consent.INSIDE
    )
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)

    objects = ConsentedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(consent__in=Consent.values), name="%(app_label)s_%(class)s_consent"
            ),
        ]


class Contribution(Consented):
    """Something said that is one row, and can be emptied."""

    class Meta(Consented.Meta):
        abstract = True

    def take_back(self) -> None:
        """Out of every page and count from this moment; ``forget_what_was_said`` empties it."""
        if self.taken_back_at is None:
            self.taken_back_at = clock.now()
            self.forget_what_was_said()
            self.save()

    def forget_what_was_said(self) -> None:
        """Empty what was said; each kind of contribution knows what that is."""
        raise NotImplementedError
