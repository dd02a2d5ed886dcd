"""Public addresses of vetting."""

from django.urls import path

from places.vetting.views.public import checks, sticker

app_name = "vetting"
urlpatterns = [
    path("stickers/", checks, name="checks"),
    path("stickers/<slug:code>/", sticker, name="sticker"),
]
