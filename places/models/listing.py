"""What is offered, by one organisation, at one place or over a coverage area."""

import uuid
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from gis.crs import WGS84
from places.drafts import take_row_facts, without_lost_references, without_row_facts
from places.enums import (
    Access,
    AccessFact,
    Answer,
    Cost,
    GiveName,
    HoursKnownChoice,
    Kind,
    LocationVisibility,
    PracticalHelp,
    StepFree,
)
from places.exact_locations import coarsen_again, is_kept_apart, let_go, withdraw_place
from places.models.interval import OpenInterval
from places.preview import PublicPreview
from places.public_location import put_on_map
from places.querysets import ListingQuerySet
from places.slugs import free_slug

if TYPE_CHECKING:
    from places.models.place import Place


class Listing(
    PublicPreview,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """One thing that young people can go to, with its sessions and exceptions.

    The row is what the public sees; an edit waits in a revision until it is published.
    Saving a live row works out its open intervals in the same transaction.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address of the page"), unique=True, max_length=90, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="listings",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=160)
    name_cy = models.CharField(_("name in Welsh"), max_length=160, blank=True)
    summary = models.TextField(_("what you can do"), blank=True)
    summary_cy = models.TextField(_("what you can do, in Welsh"), blank=True)

    # What a young person wants to know before walking in (ledger A8).
    walk_in = models.TextField(_("what happens when you walk in"), blank=True)
    walk_in_cy = models.TextField(_("what happens when you walk in, in Welsh"), blank=True)
    who_you_meet = models.TextField(_("who you'll meet"), blank=True)
    who_you_meet_cy = models.TextField(_("who you'll meet, in Welsh"), blank=True)
    bring_friend = models.CharField(
        _("can I bring a friend?"), max_length=10, choices=Answer, default=Answer.NOT_SAID
    )
    give_name = models.CharField(
        _("do I have to give my name?"),
        max_length=10,
        choices=GiveName,
        default=GiveName.NOT_SAID,
    )
    # Of youth workers out and about (ledger A4): what they wear or carry, never who they are.
    recognise = models.TextField(
        _("how to recognise the team"),
        max_length=500,
        blank=True,
        help_text=_("What they wear or carry. No names: nobody should be looked for by name."),
    )
    recognise_cy = models.TextField(
        _("how to recognise the team, in Welsh"), max_length=500, blank=True
    )
    lead_organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="listings_led",
        verbose_name=_("lead organisation"),
        help_text=_("Who leads, where several go out together. Leave it empty otherwise."),
    )
    stay_note = models.CharField(_("how long you can stay"), max_length=200, blank=True)
    stay_note_cy = models.CharField(
        _("how long you can stay, in Welsh"), max_length=200, blank=True
    )

    age_from = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age to"), null=True, blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, default=Cost.NOT_SAID)
    cost_note = models.CharField(_("more about the cost"), max_length=200, blank=True)
    access = models.CharField(
        _("who can come"), max_length=12, choices=Access, default=Access.NOT_SAID
    )
    access_note = models.CharField(_("more about who can come"), max_length=300, blank=True)
    practical_help = ArrayField(
        models.CharField(max_length=20, choices=PracticalHelp),
        verbose_name=_("practical help"),
        default=list,
        blank=True,
    )
    step_free = models.CharField(
        _("step-free"), max_length=10, choices=StepFree, default=StepFree.NOT_SAID
    )
    access_facts = ArrayField(
        models.CharField(max_length=20, choices=AccessFact),
        verbose_name=_("other access facts"),
        default=list,
        blank=True,
    )
    languages = ArrayField(
        models.CharField(max_length=8),
        verbose_name=_("languages"),
        default=list,
        blank=True,
        help_text=_("Language codes such as en, cy, bsl."),
    )

    phone = models.CharField(_("phone"), max_length=30, blank=True)
    text_number = models.CharField(_("text number"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True, max_length=300)

    place = models.ForeignKey(
        "places.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listings",
        verbose_name=_("place"),
    )
    location_visibility = models.CharField(
        _("how much of where it is to show"),
        max_length=8,
        choices=LocationVisibility,
        default=LocationVisibility.EXACT,
    )
    public_where = models.CharField(
        _("where, in words that anyone may read"), max_length=200, blank=True
    )
    public_geometry = models.GeometryField(
        _("public position"), srid=WGS84, geography=True, null=True, blank=True, editable=False
    )
    authority = models.ForeignKey(
        "areas.Area",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("local authority"),
    )

    hours_known = models.CharField(
        _("hours"), max_length=14, choices=HoursKnownChoice, default=HoursKnownChoice.KNOWN
    )
    hours_text = models.TextField(_("hours as the source wrote them"), blank=True)
    intervals_from = models.DateTimeField(null=True, editable=False)
    intervals_until = models.DateTimeField(null=True, editable=False)

    # Told by the organisation for those who plan (ledger B7): on no public page, feed or file.
    funded_until = models.DateField(
        _("paid for until"),
        null=True,
        blank=True,
        help_text=_("Not public. The team and those who plan for the area read it."),
    )

    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by (role)"), max_length=80, blank=True)
    # Where an imported listing came from, and its identity there.
    origin = models.CharField(max_length=80, blank=True, editable=False)
    origin_id = models.CharField(max_length=120, blank=True, editable=False)

    objects = ListingQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("name_cy"),
        index.FilterField("kind"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("listing")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from__isnull=True)
                | Q(age_to__isnull=True)
                | Q(age_to__gte=F("age_from")),
                name="listing_ages_in_order",
                violation_error_message=_("The upper age is below the lower one."),
            ),
            models.CheckConstraint(
                condition=(Q(age_from__isnull=True) | Q(age_from__lte=120))
                & (Q(age_to__isnull=True) | Q(age_to__lte=120)),
                name="listing_ages_of_people",
                violation_error_message=_("Ages go up to 120."),
            ),
            models.CheckConstraint(
                condition=Q(location_visibility="exact") | Q(place__isnull=True),
                name="listing_hides_its_place",
                violation_error_message=_(
                    "A listing that shows less than its exact location has no public place."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(location_visibility="hidden") | Q(public_geometry__isnull=True),
                name="listing_hidden_has_no_geometry",
            ),
            models.CheckConstraint(
                condition=Q(practical_help__contained_by=list(PracticalHelp.values)),
                name="listing_known_practical_help",
            ),
            models.CheckConstraint(
                condition=Q(access_facts__contained_by=list(AccessFact.values)),
                name="listing_known_access_facts",
            ),
            models.UniqueConstraint(
                fields=["origin", "origin_id"],
                condition=~Q(origin_id=""),
                name="listing_once_per_origin",
            ),
            models.CheckConstraint(
                condition=Q(intervals_from__isnull=True, intervals_until__isnull=True)
                | Q(
                    intervals_from__isnull=False,
                    intervals_until__isnull=False,
                    intervals_until__gt=F("intervals_from"),
                ),
                name="listing_intervals_in_order",
            ),
        ]
        indexes = [
            GinIndex(fields=["practical_help"], name="listing_practical_help"),
            models.Index(fields=["kind"], condition=Q(live=True), name="listing_live_kind"),
            models.Index(
                fields=["authority"],
                condition=Q(location_visibility="hidden"),
                name="listing_hides_where",
            ),
            models.Index(
                fields=["funded_until"],
                condition=Q(funded_until__isnull=False),
                name="listing_funded_until",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The public page, without a language prefix."""
        return f"/places/{self.slug}/"

    def serializable_data(self) -> dict[str, Any]:
        """What a revision keeps: the draft's own words and times, no fact about the row."""
        return without_row_facts(super().serializable_data())

    def with_content_json(self, content: dict[str, Any]) -> "Listing":
        """A draft of this listing; facts about the row stay the row's."""
        draft: Listing = super().with_content_json(without_lost_references(content, self))
        take_row_facts(draft, self)
        return draft

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Leave where it is shown to ``save``, which hides the place of what shows less."""
        super().validate_constraints({*(exclude or ()), "place", "public_geometry"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and for a whole save work out where and when the public finds it.

        A published listing that shows less than its place has it moved behind the door; in a
        draft the place waits in the revision, and the row never has it.
        """
        fields: Sequence[str] | None = kwargs.get("update_fields")
        if fields is not None and "live" not in fields:
            super().save(*args, **kwargs)
            return
        venue = self._venue_to_hide()
        if venue and self.live:
            withdraw_place(self, venue)
            return
        with transaction.atomic():
            if venue:
                self.place = None
            if not self.slug:
                self.slug = free_slug(type(self), self.name)
            if fields is None:
                self._settle_where()
            super().save(*args, **kwargs)
            OpenInterval.objects.rebuild([self])
        self.place = venue or self.place

    def _venue_to_hide(self) -> "Place | None":
        """The place that this listing shows less of, whether it names it or the row still does."""
        if self.location_visibility == LocationVisibility.EXACT:
            return None
        if self.place or self.pk is None or is_kept_apart(self):
            return self.place
        row = type(self).objects.filter(pk=self.pk, location_visibility="exact").first()
        return row.place if row else None

    def _settle_where(self) -> None:
        rows = type(self).objects.filter(pk=self.pk)
        before = rows.values_list("location_visibility", flat=True).first()
        if before not in (None, self.location_visibility):
            if self.location_visibility != LocationVisibility.EXACT:
                coarsen_again(self)
            elif self.live and self.place:
                let_go(self)
        put_on_map(self)
