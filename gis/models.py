"""Reference geography: area sets with a validity, their areas, postcodes and place names."""

from django.contrib.gis.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gis.crs import WGS84
from gis.querysets import AreaQuerySet, PostcodeQuerySet


class Nation(models.TextChoices):
    """The four nations; each has its own bank holidays."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class AreaKind(models.TextChoices):
    """What an area is, from small to large."""

    OUTPUT_AREA = "oa", _("output area")
    LSOA = "lsoa", _("small area (LSOA)")
    MSOA = "msoa", _("neighbourhood (MSOA)")
    WARD = "ward", _("ward")
    AUTHORITY = "authority", _("local authority")


class AreaSet(models.Model):
    """One publication of areas of one kind, such as the LSOAs of 2021."""

    code = models.SlugField(_("code"), unique=True, max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=AreaKind)
    label = models.CharField(_("label"), max_length=120)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("area set")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="area_set_validity_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Area(models.Model):
    """One area of a set; the same code may stand in sets of several vintages."""

    area_set = models.ForeignKey(AreaSet, on_delete=models.CASCADE, related_name="areas")
    code = models.CharField(_("code"), max_length=12)
    name = models.CharField(_("name"), max_length=120)
    name_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    nation = models.CharField(_("nation"), max_length=20, choices=Nation, blank=True)
    boundary = models.MultiPolygonField(_("boundary"), srid=WGS84)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        constraints = [
            models.UniqueConstraint(fields=["area_set", "code"], name="area_code_once_per_set"),
        ]

    def __str__(self) -> str:
        return self.name


class AreaLink(models.Model):
    """A row of a lookup: ``from_area`` became, or lies in, ``to_area``."""

    from_area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="links_out")
    to_area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="links_in")
    # ONS change codes: U unchanged, S split, M merged, X irregular; empty between kinds.
    change = models.CharField(_("change"), max_length=1, blank=True)

    class Meta:
        verbose_name = _("link between areas")
        constraints = [
            models.UniqueConstraint(fields=["from_area", "to_area"], name="area_link_once"),
            models.CheckConstraint(
                condition=~Q(from_area=F("to_area")), name="area_link_between_two_areas"
            ),
            models.CheckConstraint(
                condition=Q(change__in=["", "U", "S", "M", "X"]), name="area_link_known_change"
            ),
        ]


class Postcode(models.Model):
    """A live postcode and the point that stands for it."""

    # "NP20 1HG": upper case, one space before the last three characters.
    code = models.CharField(_("postcode"), max_length=8, unique=True)
    outward = models.CharField(_("outward code"), max_length=4, db_index=True)
    point = models.PointField(_("point"), srid=WGS84, geography=True)

    objects = PostcodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("postcode")
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$"),
                name="postcode_well_formed",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PlaceName(models.Model):
    """A name that people type for a part of the map, with one point that stands for it."""

    class Kind(models.TextChoices):
        """Where the name comes from; a settlement beats a statistical area."""

        SETTLEMENT = "settlement", _("town, village or suburb")
        WARD = "ward", _("ward")
        NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
        AUTHORITY = "authority", _("local authority")
        OUTWARD_CODE = "outward_code", _("start of a postcode")
        STREET = "street", _("street")

    name = models.CharField(_("name"), max_length=120)
    # The name as typed: lower case, no accents, no punctuation, single spaces.
    key = models.CharField(_("search key"), max_length=120, db_index=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    within = models.CharField(_("within"), max_length=120, blank=True)
    point = models.PointField(_("point"), srid=WGS84, geography=True)
    source = models.CharField(_("source"), max_length=80)

    class Meta:
        verbose_name = _("place name")
        constraints = [
            models.UniqueConstraint(
                fields=["key", "kind", "within", "source"], name="place_name_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.within}" if self.within else self.name
