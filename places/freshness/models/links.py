"""The door that a mail opens, and what was said there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.freshness.enums import AnswerChoice


class Link(models.Model):
    """Lets whoever has it say once of each listing of one organisation whether it is right.

    Only a hash of it is kept, so that nobody can use what lies in the database.
    """

    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, related_name="links"
    )
    mail = models.ForeignKey(
        "freshness.OutgoingMail", on_delete=models.SET_NULL, null=True, related_name="links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    # What is said in the history of a listing, never who.
    role = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=clock.now)
    works_until = models.DateTimeField()

    class Meta:
        verbose_name = _("link")

    def __str__(self) -> str:
        return f"{self.organisation_id}, until {self.works_until}"


class Answer(models.Model):
    """What was said of one listing through one link; one answer for each."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="answers")
    listing = models.ForeignKey("places.Listing", on_delete=models.CASCADE, related_name="+")
    said = models.CharField(max_length=12, choices=AnswerChoice)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(fields=["link", "listing"], name="answer_once_per_link"),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.get_said_display()}"
