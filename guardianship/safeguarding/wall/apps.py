"""Whose area is whose, and who gets through the wall."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WallConfig(AppConfig):
    """Duties, doors, guards and the grants of the database's roles."""

    name = "guardianship.safeguarding.wall"
    label = "wall"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Grant after every migration, settle permissions, look at what duties cover at night."""
        from guardianship.lib.nightly import every_night
        from guardianship.safeguarding.casework.navigation import also_in_menu
        from guardianship.safeguarding.wall.covering import cover_every_duty
        from guardianship.safeguarding.wall.grants import grant_after_migrations
        from guardianship.safeguarding.wall.roles import ensure_wall_roles
        from places.roles import also_settled_by

        post_migrate.connect(grant_after_migrations, sender=self, dispatch_uid="wall")
        also_settled_by(ensure_wall_roles)
        also_in_menu("wall:duties", _("Duties"), permission="wall.view_areaduty", order=80)
        every_night("duties", cover_every_duty, order=20)
