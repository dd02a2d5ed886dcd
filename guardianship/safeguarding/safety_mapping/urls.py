"""Addresses of safety mapping below ``/casework/safety-mapping/``."""

from django.urls import path

from guardianship.safeguarding.safety_mapping.views.casework import (
    LayerView,
    NewSessionView,
    SessionsView,
)

app_name = "safety_mapping"
urlpatterns = [
    path("", LayerView.as_view(), name="layer"),
    path("sessions/", SessionsView.as_view(), name="sessions"),
    path("session/", NewSessionView.as_view(), name="new_session"),
]
