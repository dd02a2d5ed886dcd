"""People of organisations, and what they claim."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Claims, and the letters about who belongs where."""

    name = "places.portal.people"
    label = "portal_people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of accepted invitations, settle permissions, write mail, tidy at night."""
        from guardianship.accounts.signals import invitation_accepted
        from guardianship.lib.nightly import every_night
        from places.freshness.enums import MailKind
        from places.freshness.notices import written_by
        from places.portal.people.accepting import accepted
        from places.portal.people.keeping import tidy
        from places.portal.people.notices import write
        from places.portal.people.roles import ensure_people_roles
        from places.roles import also_settled_by

        invitation_accepted.connect(accepted, dispatch_uid="places.portal.people")
        also_settled_by(ensure_people_roles)
        written_by(MailKind.PEOPLE, write)
        every_night("people", tidy, order=61)
