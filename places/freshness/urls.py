"""What the links in mails lead to."""

from django.urls import path

from places.freshness.views.mail_choices import mail
from places.freshness.views.still_right import still_right

app_name = "freshness"
urlpatterns = [
    path("still-right/<str:token>/", still_right, name="still_right"),
    path("e-mails/<str:token>/", mail, name="mail"),
]
