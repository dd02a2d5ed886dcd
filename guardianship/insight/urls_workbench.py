"""Addresses of the workbench and of files, below ``/insight/``."""

from django.urls import URLPattern, URLResolver, path

from guardianship.insight.exports.views import TakePage
from guardianship.insight.plans.views import ProofPage, WhereNext
from guardianship.insight.scenarios.views import ComparePage, ScenarioPage, TryPage, Workbench

urlpatterns: list[URLPattern | URLResolver] = [
    path("releases/<uuid:uid>/take/", TakePage.as_view(), name="take"),
    path("releases/<uuid:uid>/what-if/", Workbench.as_view(), name="workbench"),
    path("releases/<uuid:uid>/where-next/", WhereNext.as_view(), name="where_next"),
    path("releases/<uuid:uid>/where-next/<uuid:proof_uid>/", ProofPage.as_view(), name="proof"),
    path("releases/<uuid:uid>/what-if/compare/", ComparePage.as_view(), name="compare"),
    path("releases/<uuid:uid>/what-if/<slug:kind>/", TryPage.as_view(), name="try"),
    path("scenarios/<uuid:uid>/", ScenarioPage.as_view(), name="scenario"),
]
