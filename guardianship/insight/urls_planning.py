"""Addresses of what planners ask beside a release: reports that weigh, and money that ends."""

from django.urls import URLPattern, URLResolver, path

from guardianship.lib.later import LaterPage

VIEWS = "guardianship.insight.views"

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "releases/<uuid:uid>/if-reports-counted/",
        LaterPage(f"{VIEWS}.dial.HarmDial"),
        name="harm_dial",
    ),
    path("releases/<uuid:uid>/money/", LaterPage(f"{VIEWS}.money.MoneyPage"), name="money"),
    path(
        "releases/<uuid:uid>/money/nothing-follows/",
        LaterPage(f"{VIEWS}.money.NothingFollows"),
        name="nothing_follows",
    ),
]
