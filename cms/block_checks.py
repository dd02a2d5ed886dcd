"""What a block refuses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks.struct_block import StructBlockValidationError


def allowed_picture(value: Any) -> Any:
    """The value of a picture block. Raises for one without words, or without consent."""
    errors: dict[str, ValidationError] = {}
    if bool(value["alt"]) == bool(value["decorative"]):
        message = _("Say what it shows, or tick that it is only decoration. Not both.")
        errors["alt"] = ValidationError(message)
    if not value["image"].may_be_shown:
        message = _("People are seen here, and nobody's consent is noted, or it has ended.")
        errors["image"] = ValidationError(message)
    if errors:
        raise StructBlockValidationError(block_errors=errors)
    return value
