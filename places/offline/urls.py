"""Addresses of what may be kept on a phone."""

from django.urls import path

from places.offline.views import hours, keep, worker

app_name = "offline"
urlpatterns = [
    path("keep/", keep, name="keep"),
    path("keep/hours/", hours, name="hours"),
]
# At the root: a service worker looks after what lies below its own address, and no more.
files = [path("worker.js", worker, name="offline_worker")]
