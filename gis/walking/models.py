"""A walking network as one row, and the distances that were measured on it."""

from django.contrib.gis.db import models

from gis.crs import WGS84


class StoredNetwork(models.Model):
    """The network that a pack brought, with everything a page says about it.

    ``arrays`` is what ``gis.walking.packing`` writes; ``version`` the hash of its content.
    """

    pack = models.SlugField(max_length=60, unique=True)
    file = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    attribution = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True, blank=True)
    # Inside it the network is known; outside the answer is "no network data".
    cover = models.MultiPolygonField(srid=WGS84)
    version = models.CharField(max_length=64)
    arrays = models.BinaryField()
    way_count = models.PositiveIntegerField()
    node_count = models.PositiveIntegerField()
    total_km = models.FloatField()
    component_count = models.PositiveIntegerField()
    # Share of the whole length that hangs together, 0 to 1.
    largest_share = models.FloatField()

    def __str__(self) -> str:
        return f"{self.pack}: {self.total_km:,.0f} km"


class StoredDistances(models.Model):
    """A table of distances by the hash of all that it was made from but the listings.

    ``arrays`` holds the table and a hash of each listing's place, so that the next table searches
    only from listings that are new or have moved.
    """

    key = models.CharField(max_length=64, unique=True)
    network_version = models.CharField(max_length=64, db_index=True)
    pair_count = models.PositiveBigIntegerField()
    arrays = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pair_count:,} distances"
