"""Published statistics of small areas."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Population, deprivation and ethnicity by area, each with its source and date."""

    name = "gis.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"
