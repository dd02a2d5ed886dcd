"""Addresses of lines that young people will not cross."""

from django.urls import URLPattern, URLResolver, path

from guardianship.lib.later import LaterPage

VIEWS = "guardianship.insight.barriers.views"
HERE = "barriers/<slug:code>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, LaterPage(f"{VIEWS}.BarrierList"), name="barriers_of"),
    path(f"{HERE}draw/", LaterPage(f"{VIEWS}.DrawBarrier"), name="draw_barrier"),
    path(f"{HERE}<uuid:uid>/", LaterPage(f"{VIEWS}.ChangeBarrier"), name="change_barrier"),
    path(
        f"{HERE}<uuid:uid>/take-away/",
        LaterPage(f"{VIEWS}.TakeAwayBarrier"),
        name="take_barrier_away",
    ),
    path("releases/<uuid:uid>/barriers/", LaterPage(f"{VIEWS}.WithAndWithout"), name="barriers"),
    path(
        "releases/<uuid:uid>/barriers/<uuid:answer_uid>/",
        LaterPage(f"{VIEWS}.BarrierAnswer"),
        name="barrier_answer",
    ),
]
