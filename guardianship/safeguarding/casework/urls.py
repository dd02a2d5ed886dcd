"""Addresses of casework; what belongs to one room is in that room's own list."""

from django.urls import URLPattern, URLResolver

app_name = "casework"
urlpatterns: list[URLPattern | URLResolver] = []
