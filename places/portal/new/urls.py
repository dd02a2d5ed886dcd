"""Addresses of the five pages."""

from django.urls import path

from places.portal.new.views import answers, check, when, where

app_name = "new_listing"
urlpatterns = [
    path("of/<uuid:uid>/", answers.begin, name="begin"),
    path("like/<uuid:uid>/", check.copy, name="copy"),
    path("<uuid:uid>/", check.check, name="check"),
    path("<uuid:uid>/go-on/", check.go_on_with, name="go_on"),
    path("<uuid:uid>/what/", answers.what, name="what"),
    path("<uuid:uid>/where/", where.where, name="where"),
    path("<uuid:uid>/when/", when.when, name="when"),
    path("<uuid:uid>/who/", answers.who, name="who"),
    path("<uuid:uid>/inside/", answers.inside, name="inside"),
    path("<uuid:uid>/send-in/", check.send_in, name="send_in"),
    path("<uuid:uid>/throw-away/", check.discard, name="discard"),
]
