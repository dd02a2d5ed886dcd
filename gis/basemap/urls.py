"""The address of a basemap's file; the name's hash is part of it."""

from django.urls import path, register_converter

from gis.basemap.serving import serve_basemap


class BasemapName:
    """A pack's code and the hash of the content: nothing that could leave the folder."""

    regex = "[a-z0-9_-]{1,30}-[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        """The name as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands."""
        return value


register_converter(BasemapName, "basemap_name")

urlpatterns = [path("<basemap_name:name>.pmtiles", serve_basemap, name="basemap")]
