"""Addresses of casework; what belongs to one room is in that room's own list."""

from django.urls import URLPattern, URLResolver, include, path

from guardianship.safeguarding.casework.views import WordsPage
from guardianship.safeguarding.contexts.views.home import HomePage

app_name = "casework"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", HomePage.as_view(), name="home"),
    path("words/", WordsPage.as_view(), name="words"),
]
rooms: list[URLPattern | URLResolver] = [
    path("", include("guardianship.safeguarding.casework.urls")),
    path("", include("guardianship.safeguarding.contexts.urls")),
]
