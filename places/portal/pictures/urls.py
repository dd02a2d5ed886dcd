"""Addresses of pictures, below ``/portal/``."""

from django.urls import path

from places.portal.pictures import views

OF = "listings/<uuid:uid>/picture/"
urlpatterns = [
    path(OF, views.picture, name="picture"),
    path(OF + "take-off/", views.withdraw, name="picture_withdraw"),
    path(OF + "<int:picture_id>.webp", views.own_file, name="picture_file"),
]
