"""Addresses of the workbench and of files, below ``/insight/``."""

from django.urls import URLPattern, URLResolver, path

from guardianship.lib.later import LaterPage

# Loaded when they are asked for, as in urls.py.
FILES = "guardianship.insight.exports.views"
PLANS = "guardianship.insight.plans.views"
SCENARIOS = "guardianship.insight.scenarios.views"

urlpatterns: list[URLPattern | URLResolver] = [
    path("releases/<uuid:uid>/take/", LaterPage(f"{FILES}.TakePage"), name="take"),
    path("releases/<uuid:uid>/what-if/", LaterPage(f"{SCENARIOS}.Workbench"), name="workbench"),
    path("releases/<uuid:uid>/where-next/", LaterPage(f"{PLANS}.WhereNext"), name="where_next"),
    path(
        "releases/<uuid:uid>/where-next/<uuid:proof_uid>/",
        LaterPage(f"{PLANS}.ProofPage"),
        name="proof",
    ),
    path(
        "releases/<uuid:uid>/what-if/compare/",
        LaterPage(f"{SCENARIOS}.ComparePage"),
        name="compare",
    ),
    path("releases/<uuid:uid>/what-if/<slug:kind>/", LaterPage(f"{SCENARIOS}.TryPage"), name="try"),
    path("scenarios/<uuid:uid>/", LaterPage(f"{SCENARIOS}.ScenarioPage"), name="scenario"),
]
