"""Addresses of counts below ``/casework/harm/``."""

from django.urls import path

from guardianship.safeguarding.harm.pages import SourcesPage, SwitchSource
from guardianship.safeguarding.harm.upload_pages import UploadPage

app_name = "harm"
urlpatterns = [
    path("", SourcesPage.as_view(), name="sources"),
    path("upload/", UploadPage.as_view(), name="upload"),
    path("<slug:source>/switch/", SwitchSource.as_view(), name="switch"),
]
