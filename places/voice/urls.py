"""Public addresses of what people say."""

from django.urls import path

from places.voice.views.concern import concern, concern_about_us
from places.voice.views.counts import how_we_are_doing
from places.voice.views.status import your_words
from places.voice.views.view import feels_safe, feels_safe_here, how_was_it
from places.voice.views.wrong import wrong

app_name = "voice"
urlpatterns = [
    path("places/<slug:slug>/concern/", concern, name="concern"),
    path("places/<slug:slug>/wrong/", wrong, name="wrong"),
    path("places/<slug:slug>/how-was-it/", how_was_it, name="how_was_it"),
    path("places/<slug:slug>/feels-safe/", feels_safe_here, name="feels_safe_here"),
    path("feels-safe/", feels_safe, name="feels_safe"),
    path("concern/", concern_about_us, name="concern_about_us"),
    path("your-words/", your_words, name="your_words"),
    path("how-we-are-doing/", how_we_are_doing, name="how_we_are_doing"),
]
