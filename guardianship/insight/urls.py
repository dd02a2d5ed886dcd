"""Addresses under ``/insight/``."""

from django.urls import URLPattern, URLResolver, path

from guardianship.insight.urls_barriers import urlpatterns as of_barriers
from guardianship.insight.urls_planning import urlpatterns as of_planning
from guardianship.insight.urls_workbench import urlpatterns as of_the_workbench
from guardianship.lib.later import LaterPage

# The pages load the analysis with all that it stands on: when they are asked for, and not before.
HOME = "guardianship.insight.views.home"
RELEASES = "guardianship.insight.views.releases"
RUNS = "guardianship.insight.views.runs"

app_name = "insight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", LaterPage(f"{HOME}.Home"), name="home"),
    path("runs/start/", LaterPage(f"{RUNS}.StartRun"), name="start_run"),
    path("runs/<uuid:uid>/release/", LaterPage(f"{RUNS}.MakeRelease"), name="make_release"),
    path("runs/<uuid:uid>/cancel/", LaterPage(f"{RUNS}.CancelRun"), name="cancel_run"),
    path("runs/<uuid:uid>/", LaterPage(f"{HOME}.RunPage"), name="run"),
    path("releases/<uuid:uid>/", LaterPage(f"{RELEASES}.Overview"), name="release"),
    path(
        "releases/<uuid:uid>/areas/<slug:area_code>/",
        LaterPage(f"{RELEASES}.AreaProfile"),
        name="area",
    ),
    path("releases/<uuid:uid>/equity/", LaterPage(f"{RELEASES}.Equity"), name="equity"),
    path("releases/<uuid:uid>/side-by-side/", LaterPage(f"{RELEASES}.Together"), name="together"),
    path("releases/<uuid:uid>/partners/", LaterPage(f"{RELEASES}.Partners"), name="partners"),
    path("releases/<uuid:uid>/looked-for/", LaterPage(f"{RELEASES}.LookedFor"), name="looked_for"),
    path("releases/<uuid:uid>/making/", LaterPage(f"{RELEASES}.Making"), name="making"),
    *of_barriers,
    *of_planning,
    *of_the_workbench,
]
