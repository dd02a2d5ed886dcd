"""The editors' form of a picture: what cannot be drawn anew is refused in words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.pictures import clean_picture, not_a_picture


class ReadableImageField(WagtailImageField):
    """Wagtail's own field fails on a file that ends within its head."""

    def to_python(self, data: Any) -> Any:
        """The file, when Pillow can read its head."""
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as problem:
            raise ValidationError(not_a_picture()) from problem


class SiteImageForm(BaseImageForm):
    """Used by every page on which editors send pictures, choosers included."""

    file = ReadableImageField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def clean_file(self) -> Any:
        """The clean picture in place of the one that was sent."""
        file = self.cleaned_data["file"]
        return clean_picture(file) if isinstance(file, UploadedFile) else file
