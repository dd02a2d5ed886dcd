"""Who may do what with vetting; settled together with the permissions of the register.

Administrators are not in the table: they give roles, and files are none of their work.
"""

from django.contrib.auth.models import Permission

from guardianship.accounts.roles import Role, settle

PERMISSIONS = {
    Role.VETTING_OFFICER: [
        "vetting.add_vettingcase",
        "vetting.change_vettingcase",
        "vetting.view_vettingcase",
        "vetting.view_casecontact",
        "vetting.change_casecontact",
        "vetting.add_paperversion",
        "vetting.change_paperversion",
        "vetting.view_paperversion",
        "vetting.view_regulatedrole",
    ],
    Role.SAFEGUARDING_LEAD: [
        "vetting.view_vettingcase",
        "vetting.view_casecontact",
        "vetting.view_paperversion",
        "vetting.add_regulatedrole",
        "vetting.delete_regulatedrole",
        "vetting.view_regulatedrole",
    ],
    # Young people say what they think of a business, and never see its file.
    Role.YOUTH_PANEL: ["vetting.add_panellook"],
}


def ensure_vetting_roles() -> None:
    """Give roles exactly these permissions on files, papers and the panel's page."""
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group in settle(PERMISSIONS, within=["vetting"]).values():
        group.permissions.add(enter)
