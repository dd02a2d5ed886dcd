"""The editors' form of a picture: what cannot be drawn anew is refused in words."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.images.forms import BaseImageForm

from cms.pictures import clean_picture


class SiteImageForm(BaseImageForm):
    """Used by every page on which editors send pictures, choosers included."""

    def clean_file(self) -> Any:
        """The clean picture in place of the one that was sent."""
        file = self.cleaned_data["file"]
        return clean_picture(file) if isinstance(file, UploadedFile) else file
