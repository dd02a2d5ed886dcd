"""Who runs things, and the people who may speak for them."""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin
from wagtail.search import index

from places.enums import MembershipRole, OrganisationType

# What rooms above ask of an organisation before it is stored; they say so when they start.
_checked_too: list[Callable[["Organisation"], None]] = []


def also_checked_by(check: Callable[["Organisation"], None]) -> None:
    """Let a room above refuse an organisation (``ValidationError``) whenever a form is sent."""
    if check not in _checked_too:
        _checked_too.append(check)


class Organisation(index.Indexed, RevisionMixin, models.Model):
    """A group of two people or a council: the same fields and the same path for both."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    name_cy = models.CharField(_("name in Welsh"), max_length=160, blank=True)
    type = models.CharField(
        _("type"), max_length=20, choices=OrganisationType, default=OrganisationType.OTHER
    )
    description = models.TextField(_("what you do, in a few words"), blank=True)
    website = models.URLField(_("website"), blank=True, max_length=300)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    # A year after it, what is kept of its people goes (docs/rights.md).
    left_on = models.DateField(_("left on"), null=True, blank=True)
    # Where a listing came from when nobody here runs it, with its licence.
    licence = models.CharField(_("licence of the data"), max_length=120, blank=True)
    attribution = models.CharField(_("attribution"), max_length=300, blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("organisation")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="organisation_name_once",
                violation_error_message=_("There is already an organisation with this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ``ValidationError`` where a room above refuses it."""
        super().clean()
        for check in _checked_too:
            check(self)


class Membership(models.Model):
    """A person who may look after an organisation's listings."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(
        _("role"), max_length=10, choices=MembershipRole, default=MembershipRole.EDITOR
    )

    class Meta:
        verbose_name = _("member")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                name="member_once_per_organisation",
                violation_error_message=_("This person already belongs to this organisation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"
