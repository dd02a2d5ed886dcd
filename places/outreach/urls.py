"""Addresses of partners and of what they commit to."""

from django.urls import path

from places.outreach.views.accept import accept
from places.outreach.views.public import charter, organisation
from places.outreach.views.visits import visits

app_name = "outreach"
urlpatterns = [
    path("organisations/<slug:slug>/", organisation, name="organisation"),
    path("charter/", charter, name="charter"),
    path("portal/partners/charter/<uuid:uid>/", accept, name="accept"),
    path("portal/partners/visits/<uuid:uid>/", visits, name="visits"),
]
