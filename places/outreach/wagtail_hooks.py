"""Partners in the editors' menu."""

from wagtail import hooks

from places.outreach.viewsets import PartnersGroup


@hooks.register("register_admin_viewset")
def partners_group() -> PartnersGroup:
    """Role cards and the charter."""
    return PartnersGroup()
