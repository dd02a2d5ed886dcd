"""Who leads a context stays one who may; told in words before PostgreSQL refuses."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from guardianship.safeguarding.contexts.models import LEAD_TYPES
from places.models import Organisation


class _Tried(Exception):
    """The change would hold; it is undone."""


def keeps_leading(organisation: Organisation) -> None:
    """Raise ``ValidationError`` where its type changes so that it may not lead what it leads.

    The change is tried and undone: the key of contexts is asked past the wall, which stays shut.
    """
    if organisation._state.adding or organisation.type in LEAD_TYPES:
        return
    try:
        with transaction.atomic():
            Organisation.objects.filter(pk=organisation.pk).update(type=organisation.type)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS context_lead_is_of_its_type IMMEDIATE")
            raise _Tried
    except _Tried:
        return
    except IntegrityError:
        said = _("It leads work that only child welfare or youth work leads.")
        raise ValidationError({"type": said}) from None
