"""Addresses of the history, below ``/portal/``."""

from django.urls import path

from places.portal.history import views

urlpatterns = [
    path("listings/<uuid:uid>/history/", views.history, name="history"),
    path("listings/<uuid:uid>/history/<int:revision_id>/", views.undo, name="undo"),
]
