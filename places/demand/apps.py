"""Counts of questions that found nothing open."""

from django.apps import AppConfig


class DemandConfig(AppConfig):
    """Listens to the finder where the site counts (``COUNT_NOTHING_OPEN``)."""

    name = "places.demand"
    label = "demand"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of each question that found nothing; write down after a page has gone out."""
        from django.core.signals import request_finished

        from places.demand.tally import note, write_down_if_due
        from places.finder.nothing_open import nothing_open

        nothing_open.connect(note, dispatch_uid="demand")
        request_finished.connect(write_down_if_due, dispatch_uid="demand")
