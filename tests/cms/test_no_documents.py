"""Documents are off: no way in takes one, so no author's name or deleted text leaves with a PDF."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from cms import blocks
from cms.models.public_page import SIMPLE_TEXT
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Author(Somebody)>>endobj\ntrailer<</Info 1 0 R>>\n%%EOF\n"


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("minutes.pdf", BytesIO(PDF).read(), "application/pdf")


@pytest.mark.parametrize("name", ["add", "add_multiple", "chooser:create"])
def test_no_form_takes_a_pdf_even_from_the_highest(name: str) -> None:
    client = signed_in(superuser=True)
    root = Collection.get_first_root_node()
    if name == "add_multiple":
        sent = {"title": "Minutes", "files[]": upload(), "collection": root.pk}
    else:
        prefix = "document-chooser-upload-" if "chooser" in name else ""
        sent = {
            f"{prefix}title": "Minutes",
            f"{prefix}file": upload(),
            f"{prefix}collection": root.pk,
        }
    url_name = "wagtaildocs_chooser:create" if "chooser" in name else f"wagtaildocs:{name}"
    headers = {"x-requested-with": "XMLHttpRequest"}
    response = client.post(reverse(url_name), sent, headers=headers)
    assert get_document_model().objects.count() == 0
    assert "keeps no documents" in response.content.decode()


def test_no_shell_or_import_stores_one() -> None:
    with pytest.raises(ValidationError, match="keeps no documents"):
        get_document_model().objects.create(title="Minutes", file=ContentFile(PDF, "minutes.pdf"))


def test_editors_meet_no_way_to_them() -> None:
    home = signed_in(superuser=True).get("/admin/").content.decode()
    assert reverse("wagtaildocs:index") not in home
    assert reverse("wagtailimages:index") in home
    assert "document-link" not in (*SIMPLE_TEXT, *blocks.RICH)
