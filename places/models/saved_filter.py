"""A way of looking at the list of listings that one editor gave a name."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """One editor's own named filter; nobody else sees it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(_("name"), max_length=60)
    # The part of the address after "?", only with filters that the list knows.
    query = models.CharField(max_length=1_000)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("saved filter")
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                "user",
                Lower("name"),
                name="saved_filter_name_once",
                violation_error_message=_("You already have a filter with this name."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(query=""),
                name="saved_filter_says_something",
            ),
        ]

    def __str__(self) -> str:
        return self.name
