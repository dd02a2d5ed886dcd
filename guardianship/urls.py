"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("tiles/", include("gis.basemap.urls")),
]

# English stands without a prefix, Welsh under /cy/: no cookie and no guess decides.
urlpatterns += i18n_patterns(
    path("", include("places.urls")),
    prefix_default_language=False,
)
