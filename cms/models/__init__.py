"""Pages, pictures and settings of the site."""

from cms.models.area_page import AreaPage
from cms.models.images import SiteImage, SiteRendition
from cms.models.map_page import MapPage
from cms.models.pages import HomePage, IndexPage, StandardPage
from cms.models.settings import FooterLink, Helpline, SiteSettings

__all__ = [
    "AreaPage",
    "FooterLink",
    "Helpline",
    "HomePage",
    "IndexPage",
    "MapPage",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "StandardPage",
]
