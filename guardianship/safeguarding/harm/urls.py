"""Addresses of counts below ``/casework/harm/``."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from guardianship.lib.later import LaterPage
from guardianship.safeguarding.harm.pages import SourcesPage, SwitchSource

# What counts a file loads pandas: when somebody sends one, and not before.
UPLOADS = "guardianship.safeguarding.harm.upload_pages"

app_name = "harm"
urlpatterns = [
    path("", SourcesPage.as_view(), name="sources"),
    # Not left out: the page itself asks for the token, once it has said where a file may lie.
    path("upload/", csrf_exempt(LaterPage(f"{UPLOADS}.UploadPage")), name="upload"),
    path("upload/<uuid:uid>/", LaterPage(f"{UPLOADS}.ImportPage"), name="import"),
    path("<slug:source>/switch/", SwitchSource.as_view(), name="switch"),
]
