"""Addresses of rights below ``/casework/rights/``."""

from django.urls import path

from guardianship.safeguarding.rights.views.disclosures import (
    DisclosureListView,
    DisclosureView,
    LooksView,
    NewDisclosureView,
)

app_name = "rights"
urlpatterns = [
    path("", DisclosureListView.as_view(), name="disclosures"),
    path("looks/", LooksView.as_view(), name="looks"),
    path("disclosures/new/", NewDisclosureView.as_view(), name="ask"),
    path("disclosures/<uuid:number>/", DisclosureView.as_view(), name="disclosure"),
]
