"""A single machine: the demonstration and everyday work."""

from guardianship.settings.base import *  # noqa: F403

DEBUG = False
DEMONSTRATION = True
# The invented town shows what is counted, and that it says so.
COUNT_NOTHING_OPEN = True
SECRET_KEY = "only-for-the-demonstration-on-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
# Nothing leaves this machine: mail is printed, and shown to the team on its page of the mail.
EMAIL_BACKEND = "places.freshness.demonstration.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "guardianship.static_files.HashedFilesStorage"},
}
