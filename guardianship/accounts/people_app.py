"""Wagtail's own app for people, with our pages in it."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAdminConfig(WagtailUsersAppConfig):
    """Same tables and label; other forms."""

    user_viewset = "guardianship.accounts.people_admin.PeopleViewSet"
