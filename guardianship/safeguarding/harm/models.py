"""Counts of reports, and what is known of where they come from. No point, time or person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.harm.enums import Layer, RaisedBy, Rule, Shape


class HarmCategory(models.Model):
    """A kind of report, and the layer that it belongs to wherever it comes from."""

    code = models.SlugField(_("code"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=120)
    layer = models.CharField(_("layer"), max_length=16, choices=Layer)
    # Words of files that mean this category, in lower case.
    words = models.JSONField(_("words in files"), default=list, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("category of harm")
        verbose_name_plural = _("categories of harm")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(condition=Q(layer__in=Layer.values), name="harm_category_layer"),
        ]

    def __str__(self) -> str:
        return self.name


class HarmSource(models.Model):
    """Who publishes counts, under which terms, and what they cannot tell."""

    code = models.SlugField(_("code"), unique=True, max_length=40)
    name = models.CharField(_("name"), max_length=120)
    shape = models.CharField(_("shape of its files"), max_length=12, choices=Shape)
    raised_by = models.CharField(_("raised by"), max_length=16, choices=RaisedBy)
    licence = models.CharField(_("licence"), max_length=120)
    bias_note = models.TextField(_("what it cannot tell"))
    is_on = models.BooleanField(_("used"), default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("source of counts")
        verbose_name_plural = _("sources of counts")
        default_permissions = ("change", "view")
        constraints = [
            models.CheckConstraint(
                condition=~Q(licence="") & ~Q(bias_note=""), name="harm_source_says_what_it_is"
            ),
            models.CheckConstraint(condition=Q(shape__in=Shape.values), name="harm_source_shape"),
            models.CheckConstraint(
                condition=Q(raised_by__in=RaisedBy.values), name="harm_source_raised_by"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LoadedMonth(models.Model):
    """One month of one source on one set of areas: loaded as a whole, replaced as a whole."""

    source = models.ForeignKey(HarmSource, on_delete=models.PROTECT, related_name="months")
    area_set = models.ForeignKey("areas.AreaSet", on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    # The force or body whose month it is, where a source has several.
    publisher = models.CharField(_("publisher"), max_length=80, blank=True)
    rule = models.CharField(_("how rows found their area"), max_length=10, choices=Rule)
    # Of the files' bytes and of all that decides what becomes of them.
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    rows = models.PositiveIntegerField(_("rows of the file"))
    counted = models.PositiveIntegerField(_("counted"))
    left_out = models.JSONField(_("left out, by reason"), default=dict)
    loaded_at = models.DateTimeField(_("loaded at"), default=clock.now)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("loaded month")
        verbose_name_plural = _("loaded months")
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "area_set", "month", "publisher"], name="harm_month_once"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="harm_month_is_a_month"),
            models.CheckConstraint(condition=Q(rule__in=Rule.values), name="harm_month_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.month:%Y-%m}"


class HarmCount(models.Model):
    """How many reports there are in one cell. Behind the wall (migration 0002).

    The layer is its category's, and ``month`` and ``source`` repeat the loaded month's, so that a
    cell is told by its own columns. Triggers hold both, and its area (migrations 0004 and 0006),
    for all rows of a statement at once; indexes on more columns serve in place of those of
    single keys.
    """

    loaded_month = models.ForeignKey(
        LoadedMonth,
        on_delete=models.CASCADE,
        related_name="counts",
        db_constraint=False,
        db_index=False,
    )
    source = models.ForeignKey(
        HarmSource,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    area = models.ForeignKey(
        "areas.Area",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    month = models.DateField(_("month"))
    # A code of the table of time bands, or "unknown".
    time_band = models.CharField(_("time band"), max_length=24)
    category = models.ForeignKey(
        HarmCategory,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    layer = models.CharField(_("layer"), max_length=16, choices=Layer)
    raised_by = models.CharField(_("raised by"), max_length=16, choices=RaisedBy)
    # Loop guard: reports that a deployed response itself brought in say nothing of need.
    from_response = models.BooleanField(_("brought in by a response"), default=False)
    count = models.PositiveIntegerField(_("count"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("harm count")
        verbose_name_plural = _("harm counts")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "loaded_month",
                    "area",
                    "time_band",
                    "category",
                    "raised_by",
                    "from_response",
                ],
                name="harm_cell_once",
            ),
            models.CheckConstraint(condition=Q(count__gt=0), name="harm_count_of_something"),
            models.CheckConstraint(condition=~Q(time_band=""), name="harm_count_band_or_unknown"),
            models.CheckConstraint(
                condition=Q(raised_by__in=RaisedBy.values), name="harm_count_raised_by"
            ),
        ]
        indexes = [models.Index(fields=["area", "month"], name="harm_count_where_when")]

    def __str__(self) -> str:
        return str(_("harm count"))


class TimeProfile(models.Model):
    """Published cases by time band, for sources that know the month alone; chosen, never assumed.

    ``cases`` by code of the band, as they were published; of whom, by whom and under which terms
    is said wherever a figure is modelled by it.
    """

    code = models.SlugField(_("code"), unique=True, max_length=40)
    name = models.CharField(_("name"), max_length=120)
    source = models.CharField(_("published by"), max_length=200)
    of_whom = models.CharField(_("of whom"), max_length=120)
    licence = models.CharField(_("licence"), max_length=120)
    address = models.URLField(_("address"), blank=True)
    cases = models.JSONField(_("cases by time band"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("profile of the day")
        verbose_name_plural = _("profiles of the day")
        default_permissions = ()
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(of_whom="") & ~Q(licence=""),
                name="harm_profile_says_whose_it_is",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ImportReport(models.Model):
    """What came of the file that somebody sent last. Numbers and reasons, nothing of a row."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    source = models.ForeignKey(HarmSource, on_delete=models.CASCADE, related_name="+")
    area_set = models.ForeignKey("areas.AreaSet", on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(_("how rows found their area"), max_length=10, choices=Rule)
    is_kept = models.BooleanField(_("loaded, and not only looked at"), default=False)
    asked_at = models.DateTimeField(_("asked at"), default=clock.now)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    counted = models.PositiveIntegerField(_("counted"), default=0)
    counted_before = models.PositiveIntegerField(_("counted before"), default=0)
    # As ``reasons.LeftOut.as_json`` writes them.
    left_out = models.JSONField(_("left out, by reason"), default=list)
    disagreeing = models.PositiveIntegerField(_("points outside the area of their code"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of an import")
        verbose_name_plural = _("reports of imports")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source}: {self.asked_at:%Y-%m-%d}"

    @property
    def left_out_rows(self) -> int:
        """How many rows are left out for any reason."""
        return sum(left["count"] for left in self.left_out)
