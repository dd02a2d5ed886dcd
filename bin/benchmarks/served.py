"""What gunicorn serves during the benchmark of pages: the site and an empty page."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from bin.benchmarks.plain_files import PLAIN_FILES

settings.ROOT_URLCONF = "bin.benchmarks.addresses"
settings.STORAGES = PLAIN_FILES
application = get_wsgi_application()
