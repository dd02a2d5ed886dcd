"""Addresses of partners and of what they commit to."""

from django.urls import path

from places.outreach.views.accept import accept
from places.outreach.views.public import charter, organisation

app_name = "outreach"
urlpatterns = [
    path("organisations/<slug:slug>/", organisation, name="organisation"),
    path("charter/", charter, name="charter"),
    path("portal/partners/charter/<uuid:uid>/", accept, name="accept"),
]
