"""Addresses under ``/insight/``."""

from django.urls import URLPattern, URLResolver, path

from guardianship.insight.urls_workbench import urlpatterns as of_the_workbench
from guardianship.insight.views import home, releases, runs

app_name = "insight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.Home.as_view(), name="home"),
    path("runs/start/", runs.StartRun.as_view(), name="start_run"),
    path("runs/<uuid:uid>/release/", runs.MakeRelease.as_view(), name="make_release"),
    path("runs/<uuid:uid>/cancel/", runs.CancelRun.as_view(), name="cancel_run"),
    path("runs/<uuid:uid>/", home.RunPage.as_view(), name="run"),
    path("releases/<uuid:uid>/", releases.Overview.as_view(), name="release"),
    path(
        "releases/<uuid:uid>/areas/<slug:area_code>/", releases.AreaProfile.as_view(), name="area"
    ),
    path("releases/<uuid:uid>/equity/", releases.Equity.as_view(), name="equity"),
    path("releases/<uuid:uid>/side-by-side/", releases.Together.as_view(), name="together"),
    path("releases/<uuid:uid>/partners/", releases.Partners.as_view(), name="partners"),
    path("releases/<uuid:uid>/looked-for/", releases.LookedFor.as_view(), name="looked_for"),
    path("releases/<uuid:uid>/making/", releases.Making.as_view(), name="making"),
    *of_the_workbench,
]
