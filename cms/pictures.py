"""Pictures are drawn anew on a blank sheet, so that nothing but the pixels survives.

A phone writes where it was into a picture, and Willow copies that into every rendition. Here the
pixels are turned as the picture says, painted on a new one, and written again: position, camera,
names, thumbnails, colour profiles and whatever was hung onto the end of the file are gone.
"""

import warnings
from io import BytesIO
from typing import IO, Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
# The first picture of a phone's pair is an ordinary JPEG.
AS_IF = {"MPO": "JPEG"}
LONGEST_SIDE_PX = 12_000
QUALITY = {"JPEG": {"quality": 88}, "WEBP": {"quality": 88}, "AVIF": {"quality": 75}}


class CleanPicture(ContentFile):
    """A picture that holds nothing but pixels, under a name that says nothing."""


def clean_picture(file: IO[bytes]) -> CleanPicture:
    """Draw a JPEG, PNG, WebP or AVIF anew. Raises ``ValidationError`` in words for editors."""
    file.seek(0)
    data = file.read(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 1)
    if len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        size_mb = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // 1024**2
        raise ValidationError(_("The file is too large: at most %(size)s MB.") % {"size": size_mb})
    try:
        # Pillow warns of a picture that would fill the memory; here that is the end of it.
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn_anew(data)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as problem:
        raise ValidationError(not_a_picture()) from problem
    except Image.DecompressionBombWarning as problem:
        raise ValidationError(_too_many_pixels()) from problem


def _drawn_anew(data: bytes) -> CleanPicture:
    with Image.open(BytesIO(data), formats=list(ENDINGS)) as picture:
        name = AS_IF.get(str(picture.format), str(picture.format))
        if name not in ENDINGS:
            raise ValidationError(not_a_picture())
        width_px, height_px = picture.size
        too_long = max(width_px, height_px) > LONGEST_SIDE_PX
        if too_long or width_px * height_px > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise ValidationError(_too_many_pixels())
        if name == str(picture.format) and getattr(picture, "n_frames", 1) > 1:
            raise ValidationError(_("Moving pictures cannot be used here."))
        turned = ImageOps.exif_transpose(picture)
        sheet = _in_screen_colours(turned)
    blank = Image.new(sheet.mode, sheet.size)
    blank.paste(sheet)
    written = BytesIO()
    options: dict[str, Any] = QUALITY.get(name, {})
    blank.save(written, format=name, **options)
    return CleanPicture(written.getvalue(), name=f"{uuid4().hex}.{ENDINGS[name]}")


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """The picture as RGB, with see-through parts where it has them."""
    see_through = picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info
    # A JPEG never has them, and cannot be written with them.
    mode = "RGBA" if see_through and picture.format != "JPEG" else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            screen = ImageCms.createProfile("sRGB")
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, screen, outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile says nothing about the colours
    return picture.convert(mode)


def not_a_picture() -> str:
    """What editors are told of a file that is no picture of ours."""
    return _("This is no picture that we can read. Use JPEG, PNG, WebP or AVIF.")


def _too_many_pixels() -> str:
    most_millions = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return _("The picture is too large: at most %(most)s million pixels.") % {"most": most_millions}
