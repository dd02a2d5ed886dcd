"""Addresses of the portal."""

from django.urls import include, path

from places.portal.new.views.where import change_where
from places.portal.views import edits, listings

app_name = "portal"
urlpatterns = [
    path("", include("places.portal.history.urls")),
    path("", include("places.portal.bulk.urls")),
    path("", include("places.portal.pictures.urls")),
    path("", include("places.portal.people.urls")),
    path("", listings.home, name="home"),
    path("organisations/<uuid:uid>/confirm/", listings.confirm_all, name="confirm_all"),
    path("listings/<uuid:uid>/", listings.listing, name="listing"),
    path("listings/<uuid:uid>/confirm/", listings.confirm, name="confirm"),
    path("listings/<uuid:uid>/thanks/", listings.thanks, name="thanks"),
    path("listings/<uuid:uid>/withdraw/", listings.withdraw, name="withdraw"),
    path("listings/<uuid:uid>/bring-back/", listings.bring_back, name="bring_back"),
    path("listings/<uuid:uid>/where/", change_where, name="where"),
    path("listings/<uuid:uid>/hours/", edits.hours, name="hours"),
    path("listings/<uuid:uid>/closed/", edits.closed, name="closed"),
    path("listings/<uuid:uid>/change/<slug:name>/", edits.part, name="part"),
]
