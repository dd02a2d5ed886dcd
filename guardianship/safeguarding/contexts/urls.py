"""Addresses of contexts; they hold identifiers and words of ours, never words of a record."""

from django.urls import path

from guardianship.safeguarding.contexts.views import context, records, reports

app_name = "contexts"
urlpatterns = [
    path("contexts/new/", context.BeginPage.as_view(), name="begin"),
    path("contexts/<uuid:uid>/", context.ContextPage.as_view(), name="context"),
    path("contexts/<uuid:uid>/about/", context.AboutPage.as_view(), name="about"),
    path("contexts/<uuid:uid>/team/", context.TeamPage.as_view(), name="team"),
    path("contexts/<uuid:uid>/open/", context.OpenPage.as_view(), name="open"),
    path("contexts/<uuid:uid>/close/", context.ClosePage.as_view(), name="close"),
    path("contexts/<uuid:uid>/add/<slug:part>/", records.RecordPage.as_view(), name="add"),
    path(
        "contexts/<uuid:uid>/<slug:part>/<uuid:record_key>/",
        records.RecordPage.as_view(),
        name="record",
    ),
    path(
        "contexts/<uuid:uid>/<slug:part>/<uuid:record_key>/take-back/",
        records.TakeBackPage.as_view(),
        name="take_back",
    ),
    path("safety-and-harm/", reports.BothSidesPage.as_view(), name="both_sides"),
    path(
        "safety-and-harm/add/<slug:part>/",
        records.AreaRecordPage.as_view(),
        name="add_of_area",
    ),
    path(
        "safety-and-harm/<slug:part>/<uuid:record_key>/",
        records.AreaRecordPage.as_view(),
        name="record_of_area",
    ),
    path(
        "safety-and-harm/<slug:part>/<uuid:record_key>/take-back/",
        records.TakeBackOfAreaPage.as_view(),
        name="take_back_of_area",
    ),
    path("barriers/", reports.BarriersPage.as_view(), name="barriers"),
    path("report/", reports.ReportPage.as_view(), name="report"),
]
