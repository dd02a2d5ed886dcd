"""Addresses of counts below ``/casework/harm/``."""

from django.urls import path

from guardianship.safeguarding.harm.pages import SourcesPage, SwitchSource
from guardianship.safeguarding.harm.upload_pages import ImportPage, StopImport, UploadPage

app_name = "harm"
urlpatterns = [
    path("", SourcesPage.as_view(), name="sources"),
    path("upload/", UploadPage.as_view(), name="upload"),
    path("upload/<uuid:uid>/", ImportPage.as_view(), name="import"),
    path("upload/<uuid:uid>/stop/", StopImport.as_view(), name="stop_import"),
    path("<slug:source>/switch/", SwitchSource.as_view(), name="switch"),
]
