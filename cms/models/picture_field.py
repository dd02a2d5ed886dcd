"""A file field through which no picture passes as it came."""

from typing import Any

from django.core.files.base import File
from django.db.models.fields.files import FieldFile, ImageFieldFile, ImageFileDescriptor
from wagtail.images.models import WagtailImageField

from cms.pictures import CleanPicture, clean_picture


class CleanImageDescriptor(ImageFileDescriptor):
    """A picture is drawn anew the moment it is given, so that its size is the clean one's."""

    def __set__(self, instance: Any, value: Any) -> None:
        """Take a path as it is, and a file only when it is clean."""
        sent = isinstance(value, File) and not isinstance(value, FieldFile | CleanPicture)
        taken: Any = clean_picture(value) if sent else value
        super().__set__(instance, taken)


class CleanImageFile(ImageFieldFile):
    """Whatever is stored without being given first is drawn anew here."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store the clean picture under a name that says nothing."""
        clean = content if isinstance(content, CleanPicture) else clean_picture(content)
        super().save(str(clean.name), clean, save)


class CleanImageField(WagtailImageField):
    """A picture without anything but pixels: forms, imports, shells, bulk writes."""

    attr_class = CleanImageFile
    descriptor_class = CleanImageDescriptor
