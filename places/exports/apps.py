"""Lists to take along, feeds, and what others embed."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Has no table: it writes down what the register says."""

    name = "places.exports"
    label = "exports"

    def ready(self) -> None:
        """Make Wagtail's own tables safe."""
        from places.exports.spreadsheets import make_safe

        make_safe()
