"""What the links in mails lead to."""

from django.urls import path

from places.freshness.views.mail_choices import mail
from places.freshness.views.own_mail import own_mail
from places.freshness.views.still_right import still_right

app_name = "freshness"
urlpatterns = [
    # Where people sign in, beside their account.
    path("accounts/e-mails/", own_mail, name="own"),
    path("still-right/<str:token>/", still_right, name="still_right"),
    path("e-mails/<str:token>/", mail, name="mail"),
]
