"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from cms import urls as cms_urls
from guardianship.accounts.people_admin import OwnAccountView
from guardianship.safeguarding.casework.urls import rooms as casework_rooms
from places.offline.urls import files as offline_files

urlpatterns: list[URLPattern | URLResolver] = [
    # Before Wagtail's own: whoever may not ask finds nothing, not a way to sign in.
    path("admin/map/", include("gis.views.urls")),
    path("admin/map/", include("places.views.admin.map_urls")),
    # Wagtail's own ways in, and its forms for people who were not invited, lead to ours.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/users/new/", RedirectView.as_view(url=reverse_lazy("account_invite"))),
    path("admin/users/copy/<int:pk>/", RedirectView.as_view(url=reverse_lazy("account_invite"))),
    # Before Wagtail's own page of that address, which asks for a first and a last name.
    path("admin/account/", require_admin_access(OwnAccountView.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(cms_urls.files)),
    path("tiles/", include("gis.basemap.urls")),
    path("", include("places.portal.pictures.public_urls")),
    path("", include("places.open_referral.urls")),
    path("", include(offline_files)),
]

# English stands without a prefix, Welsh under /cy/: no cookie and no guess decides.
urlpatterns += i18n_patterns(
    path("accounts/", include("guardianship.accounts.urls")),
    path("", include(cms_urls.home)),
    path("casework/", include(casework_rooms)),
    path("insight/", include("guardianship.insight.urls")),
    path("portal/new/", include("places.portal.new.urls")),
    path("portal/", include("places.portal.urls")),
    path("", include("places.freshness.urls")),
    path("", include("places.outreach.urls")),
    path("", include("places.vetting.urls")),
    path("", include("places.exports.urls")),
    path("", include("cms.embed_urls")),
    path("", include("places.offline.urls")),
    path("", include("places.urls")),
    path("", include("places.voice.urls")),
    path("", include("guardianship.safeguarding.safety_mapping.public_urls")),
    path("", include("guardianship.safeguarding.rights.public_urls")),
    path("casework/duties/", include("guardianship.safeguarding.wall.urls")),
    path("casework/harm/", include("guardianship.safeguarding.harm.urls")),
    path("casework/rights/", include("guardianship.safeguarding.rights.urls")),
    path("casework/safety-mapping/", include("guardianship.safeguarding.safety_mapping.urls")),
    path("", include(cms_urls.pages)),
    prefix_default_language=False,
)
