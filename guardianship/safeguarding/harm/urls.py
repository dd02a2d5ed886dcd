"""Addresses of counts below ``/casework/harm/``."""

from django.urls import path

from guardianship.safeguarding.harm.pages import SourcesPage, SwitchSource

app_name = "harm"
urlpatterns = [
    path("", SourcesPage.as_view(), name="sources"),
    path("<slug:source>/switch/", SwitchSource.as_view(), name="switch"),
]
