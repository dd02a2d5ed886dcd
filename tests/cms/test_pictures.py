"""Nothing but pixels survives, whichever way a picture comes in, in originals and renditions."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from cms.models import SiteImage
from cms.pictures import clean_picture
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
# What a phone writes: nothing of it may be found again.
SECRETS = (b"Spyphone", b"SECRET-XMP", b"SECRET-TEXT", b"SECRET-TAIL", b"<script>")
GPS_IFD = 0x8825
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP</x:xmpmeta>'


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def planted(name: str, mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture of one colour that says where it was, with what, and by whom."""
    exif = Image.Exif()
    exif[0x010F] = "Spyphone"
    exif[0x0112] = 6
    exif.get_ifd(GPS_IFD).update(
        {1: "N", 2: (IFDRational(51), IFDRational(35), IFDRational(1)), 3: "W"}
    )
    options: dict = {"exif": exif}
    if name == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "SECRET-TEXT")
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = info
    else:
        options["xmp"] = XMP
    written = BytesIO()
    Image.new(mode, size, (200, 30, 60)[: len(mode)]).save(written, format=name, **options)
    return written.getvalue() + b"SECRET-TAIL<script>alert(1)</script>"


def upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"Holly at home.{name.lower()}", planted(name))


def by_create(name: str) -> SiteImage:
    SiteImage.objects.create(title="P", file=upload(name))
    return SiteImage.objects.get()


def by_bulk_create(name: str) -> SiteImage:
    SiteImage.objects.bulk_create([SiteImage(title="P", file=upload(name))])
    return SiteImage.objects.get()


def by_file_save(name: str) -> SiteImage:
    image = SiteImage(title="P")
    image.file.save("Holly.jpg", ContentFile(planted(name)))
    return SiteImage.objects.get()


def by_form(name: str) -> SiteImage:
    answer = signed_in(superuser=True).post(
        reverse("wagtailimages:add"), {"title": "P", "file": upload(name), "collection": "1"}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    return SiteImage.objects.get()


def by_many_at_once(name: str) -> SiteImage:
    answer = signed_in(superuser=True).post(
        reverse("wagtailimages:add_multiple"),
        {"title": "P", "files[]": upload(name), "collection": "1"},
    )
    assert answer.json()["success"], answer.content
    return SiteImage.objects.get()


def by_chooser(name: str) -> SiteImage:
    answer = signed_in(superuser=True).post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "P",
            "image-chooser-upload-file": upload(name),
            "image-chooser-upload-collection": "1",
        },
    )
    assert answer.json()["step"] == "chosen", answer.content
    return SiteImage.objects.get()


WAYS_IN: tuple[Callable[[str], SiteImage], ...] = (
    by_create,
    by_bulk_create,
    by_file_save,
    by_form,
    by_many_at_once,
    by_chooser,
)


def assert_only_pixels(data: bytes) -> None:
    assert [secret for secret in SECRETS if secret in data] == []
    with Image.open(BytesIO(data)) as picture:
        exif = picture.getexif()
        assert dict(exif) == {}
        assert dict(exif.get_ifd(GPS_IFD)) == {}
        assert {"exif", "xmp", "XML:com.adobe.xmp", "Author", "icc_profile"} & set(
            picture.info
        ) == set()


@pytest.mark.parametrize("name", FORMATS)
def test_the_planted_pictures_do_give_it_away(name: str) -> None:
    data = planted(name)
    assert b"Spyphone" in data
    assert b"SECRET-XMP" in data
    with Image.open(BytesIO(data)) as picture:
        assert picture.getexif().get_ifd(GPS_IFD)[1] == "N"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("way", WAYS_IN, ids=lambda way: way.__name__)
def test_no_original_keeps_anything(way, name: str) -> None:
    image = way(name)
    with image.file.open("rb") as file:
        data = file.read()
    assert_only_pixels(data)
    assert "Holly" not in image.file.name
    # Turned as the camera was held: the side that was long is now upright.
    assert (image.width, image.height) == (48, 64)
    assert image.get_file_size() == len(data)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("wanted", ["jpeg", "png", "webp", "avif"])
def test_no_rendition_keeps_anything(name: str, wanted: str) -> None:
    rendition = by_create(name).get_rendition(f"max-40x40|format-{wanted}")
    with rendition.file.open("rb") as file:
        assert_only_pixels(file.read())


def test_nothing_else_is_kept_on_disk(media: Path) -> None:
    by_create("JPEG").get_rendition("max-40x40")
    for path in media.rglob("*"):
        if path.is_file():
            assert_only_pixels(path.read_bytes())


def animated() -> bytes:
    written = BytesIO()
    frames = [Image.new("RGB", (9, 9), (n, 0, 0)) for n in (0, 200)]
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:])
    return written.getvalue()


def gif() -> bytes:
    written = BytesIO()
    Image.new("RGB", (9, 9)).save(written, "GIF")
    return written.getvalue()


def very_long() -> bytes:
    written = BytesIO()
    Image.new("L", (100_000, 1)).save(written, "PNG")
    return written.getvalue()


def bomb() -> bytes:
    written = BytesIO()
    Image.new("1", (11_000, 11_000)).save(written, "PNG")
    return written.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "no picture": lambda: b"<html>hello</html>",
    "nothing": lambda: b"",
    "a drawing": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "cut off": lambda: planted("JPEG", size=(640, 480))[:700],
    "another format": gif,
    "moving": animated,
    "very long": very_long,
    "too many pixels": bomb,
    "too many bytes": lambda: planted("JPEG") + b"x" * 5 * 1024**2,
}


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_what_cannot_be_drawn_anew_is_refused_and_not_kept(bad: str, media: Path) -> None:
    data = BAD[bad]()
    with pytest.raises(ValidationError):
        SiteImage.objects.create(title="P", file=SimpleUploadedFile("a.jpg", data))
    answer = signed_in(superuser=True).post(
        reverse("wagtailimages:add"),
        {"title": "P", "file": SimpleUploadedFile("a.jpg", data), "collection": "1"},
    )
    assert answer.context["form"].errors["file"]
    assert not SiteImage.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_other_colours_become_those_of_screens(mode: str) -> None:
    written = BytesIO()
    Image.new(mode, (8, 8)).save(written, "JPEG")
    with Image.open(clean_picture(BytesIO(written.getvalue()))) as picture:
        assert picture.mode == "RGB"


def test_see_through_stays_see_through() -> None:
    written = BytesIO()
    Image.new("RGBA", (8, 8), (10, 20, 30, 0)).save(written, "PNG")
    with Image.open(clean_picture(BytesIO(written.getvalue()))) as picture:
        assert picture.getpixel((0, 0)) == (10, 20, 30, 0)


def test_renditions_have_an_address_and_originals_have_none(client: Client) -> None:
    image = by_create("JPEG")
    rendition = image.get_rendition("max-40x40|format-webp")
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert_only_pixels(b"".join(answer.streaming_content))
    assert client.get(image.file.url).status_code == 404
    assert client.get("/media/images/..%2foriginal_images%2fx.jpg").status_code == 404


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({}, True),
        ({"shows_people": True}, False),
        ({"shows_people": True, "consent_from": "the group"}, False),
        ({"shows_people": True, "consent_from": "the group", "consent_on": "2026-01-01"}, True),
    ],
    ids=["nobody", "no consent", "no day", "agreed"],
)
def test_people_agree_first(fields: dict, may: bool) -> None:
    image = SiteImage(title="P", file="x.jpg", width=1, height=1, **fields)
    assert image.may_be_shown is may
    if may:
        image.clean()
    else:
        with pytest.raises(ValidationError, match="who agreed"):
            image.clean()
