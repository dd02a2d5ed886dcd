"""Addresses of the files, below ``/portal/``."""

from django.urls import path

from places.portal.bulk import views

OF = "organisations/<uuid:uid>/file/"
urlpatterns = [
    path(OF, views.send, name="bulk"),
    path(OF + "listings.csv", views.own_file, name="bulk_own"),
    path(OF + "new-listings.csv", views.template, name="bulk_template"),
    path(OF + "<uuid:upload>/", views.look, name="bulk_look"),
]
