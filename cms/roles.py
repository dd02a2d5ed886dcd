"""Who may do what with pages, and the way that a page goes before it is public."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from cms.models import SiteImage, SiteSettings
from guardianship.accounts.roles import Role
from places.roles import WORKFLOW, ensure_groups

WRITES = ("add_page", "change_page")
PUBLISHES = (*WRITES, "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
ON_PAGES = {Role.EDITOR: WRITES, Role.MODERATOR: PUBLISHES, Role.ADMINISTRATOR: PUBLISHES}
ON_PICTURES = ("add_siteimage", "change_siteimage", "choose_siteimage")


def ensure_page_roles() -> None:
    """Make permissions on pages and pictures, and the workflow of pages, what the tables say."""
    with transaction.atomic():
        ensure_groups()
        root = Page.get_first_root_node()
        for role, names in ON_PAGES.items():
            _settle(Group.objects.get(name=role.value), root, names)
        workflow = Workflow.objects.get(name=WORKFLOW)
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
        administrators = Group.objects.get(name=Role.ADMINISTRATOR.value)
        may_set = Permission.objects.get(
            content_type=ContentType.objects.get_for_model(SiteSettings),
            codename="change_sitesettings",
        )
        may_set.group_set.set([administrators])


def _settle(group: Group, root: Page, names: tuple[str, ...]) -> None:
    on_pages = Permission.objects.filter(content_type__model="page", codename__in=names)
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=on_pages).delete()
    for permission in on_pages:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    pictures = ContentType.objects.get_for_model(SiteImage)
    for codename in ON_PICTURES:
        permission, _created = Permission.objects.get_or_create(
            content_type=pictures, codename=codename, defaults={"name": f"Can {codename}"}
        )
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
