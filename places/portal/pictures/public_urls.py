"""The public address of a picture: a file, the same in every language."""

from django.urls import path

from places.portal.pictures.files import listing_picture

urlpatterns = [
    path("places/pictures/<uuid:uid>/<int:width_px>.webp", listing_picture, name="listing_picture"),
]
