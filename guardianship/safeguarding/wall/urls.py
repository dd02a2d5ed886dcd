"""Addresses below ``/casework/duties/``."""

from django.urls import path

from guardianship.safeguarding.wall.pages import DutiesPage, EndDuty

app_name = "wall"
urlpatterns = [
    path("", DutiesPage.as_view(), name="duties"),
    path("<int:duty>/end/", EndDuty.as_view(), name="end_duty"),
]
