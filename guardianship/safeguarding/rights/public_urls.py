"""The public address of a disclosure that was approved."""

from django.urls import path

from guardianship.safeguarding.rights.views.opening import disclosure_once

app_name = "told"
urlpatterns = [path("told/<uuid:number>/", disclosure_once, name="once")]
