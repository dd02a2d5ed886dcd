"""A file field through which no picture passes as it came."""

from typing import Any

from django.db.models.fields.files import ImageFieldFile
from wagtail.images.models import WagtailImageField

from cms.pictures import CleanPicture, clean_picture


class CleanImageFile(ImageFieldFile):
    """Every way of storing a picture ends here: forms, imports, shells and bulk writes."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Draw it anew first, and store it under a name that says nothing."""
        clean = content if isinstance(content, CleanPicture) else clean_picture(content)
        super().save(str(clean.name), clean, save)


class CleanImageField(WagtailImageField):
    """A picture without anything but pixels."""

    attr_class = CleanImageFile
