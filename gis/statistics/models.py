"""What publishers say of small areas, as they say it: no figure here is about a person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gis.models import Area, AreaSet


class Topic(models.TextChoices):
    """What a dataset is about; the names of the tables of a manifest."""

    POPULATION = "population", _("population by age and sex")
    DEPRIVATION = "deprivation", _("deprivation")
    ETHNICITY = "ethnicity", _("ethnic groups")
    DENOMINATOR = "denominator", _("people counted otherwise than as residents")


class Sex(models.TextChoices):
    """Whom a row of counts is about, as the publishers divide them."""

    PERSONS = "persons", _("persons")
    FEMALES = "females", _("females")
    MALES = "males", _("males")


class Dataset(models.Model):
    """One publication for one area set: its date, its source, and what its columns count.

    ``columns`` are ages ("10", "0-9", "90+") or ethnic groups, in the order of the counts, or
    "people" of a denominator, whom the label names; a dataset of deprivation has none. Packs of
    several towns fill one dataset together.
    """

    topic = models.CharField(_("about"), max_length=12, choices=Topic)
    area_set = models.ForeignKey(AreaSet, on_delete=models.CASCADE, related_name="datasets")
    as_of = models.DateField(_("as of"), null=True, blank=True)
    label = models.CharField(_("name"), max_length=120, blank=True)
    columns = ArrayField(models.CharField(max_length=120), verbose_name=_("columns"), default=list)
    source = models.CharField(_("source"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    attribution = models.TextField(_("attribution"), blank=True)

    class Meta:
        verbose_name = _("dataset")
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "area_set", "as_of", "label"],
                nulls_distinct=False,
                name="dataset_once",
            ),
        ]

    def __str__(self) -> str:
        parts = (self.label or self.get_topic_display(), self.area_set.code, self.as_of or "")
        return ", ".join(str(part) for part in parts if part)


class AreaCounts(models.Model):
    """People of one area: a count for each column of the dataset."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="counts")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    sex = models.CharField(_("sex"), max_length=8, choices=Sex, default=Sex.PERSONS)
    counts = ArrayField(models.PositiveIntegerField(), verbose_name=_("counts"))

    class Meta:
        verbose_name = _("counts of an area")
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area", "sex"], name="area_counts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.get_sex_display()}"


class AreaDeprivation(models.Model):
    """Where one area stands in a nation's index: decile and rank 1 are the most deprived."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="deprivation")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    decile = models.PositiveSmallIntegerField(_("decile"))
    rank = models.PositiveIntegerField(_("rank"), null=True, blank=True)

    class Meta:
        verbose_name = _("deprivation of an area")
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area"], name="area_deprivation_once"),
            models.CheckConstraint(
                condition=Q(decile__gte=1, decile__lte=10), name="area_deprivation_decile"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.decile}"
