"""The organisation, its club and its people, as the portal's own tests have them."""

from tests.places.portal.conftest import house  # noqa: F401 - a fixture
