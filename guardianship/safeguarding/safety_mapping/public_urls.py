"""Public addresses of safety mapping."""

from django.urls import path

from guardianship.safeguarding.safety_mapping.views.public import (
    how_safe,
    how_safe_here,
    take_it_back,
)

app_name = "how_safe"
urlpatterns = [
    path("how-safe/", how_safe, name="somewhere"),
    path("how-safe/take-back/", take_it_back, name="take_back"),
    path("places/<slug:slug>/how-safe/", how_safe_here, name="here"),
]
