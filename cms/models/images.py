"""Pictures with the consent of the people in them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from cms.models.picture_field import CleanImageField
from guardianship.lib import clock


class SiteImage(AbstractImage):
    """A picture. Where people can be recognised it says who agreed, when, and until when."""

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    shows_people = models.BooleanField(_("people can be recognised"), default=False)
    consent_from = models.CharField(
        _("who agreed"),
        max_length=120,
        blank=True,
        help_text=_("A role, never a child's name: “her mother”, “the whole Friday group”."),
    )
    consent_on = models.DateField(_("agreed on"), null=True, blank=True)
    consent_until = models.DateField(_("agreed until"), null=True, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "shows_people",
        "consent_from",
        "consent_on",
        "consent_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        permissions = [("choose_siteimage", "Can choose picture")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shows_people=False)
                | (~models.Q(consent_from="") & models.Q(consent_on__isnull=False)),
                name="people_in_pictures_agreed",
            ),
        ]

    @property
    def may_be_shown(self) -> bool:
        """Whether nobody can be recognised, or all agreed and still do."""
        if not self.shows_people:
            return True
        ended = self.consent_until is not None and self.consent_until < clock.today()
        return bool(self.consent_from) and self.consent_on is not None and not ended

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> ContentFile:
        """The smaller copy; the temporary file that Wagtail made it in is closed at once."""
        with super().generate_rendition_file(*args, **kwargs) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def clean(self) -> None:
        """People need a consent; a consent ends after it began."""
        super().clean()
        if self.shows_people and not (self.consent_from and self.consent_on):
            raise ValidationError({"consent_from": _("Say who agreed, and when.")})
        if self.consent_on and self.consent_until and self.consent_until < self.consent_on:
            raise ValidationError({"consent_until": _("This is before they agreed.")})


class SiteRendition(AbstractRendition):
    """A smaller copy of a picture, made by Wagtail from the clean one."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
