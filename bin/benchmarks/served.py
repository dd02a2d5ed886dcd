"""What gunicorn serves during the benchmark of pages: the site and an empty page."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from bin.benchmarks.plain_files import PLAIN_FILES

settings.ROOT_URLCONF = "bin.benchmarks.addresses"
settings.STORAGES = PLAIN_FILES
# Scripts and styles from where they lie, read once at the start.
settings.WHITENOISE_USE_FINDERS = True
settings.WHITENOISE_AUTOREFRESH = False
application = get_wsgi_application()
