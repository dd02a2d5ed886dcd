"""Who belongs to which organisation is noted among the events of their accounts."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from guardianship.accounts.audit import note
from guardianship.accounts.models import EventKind
from places.models import Membership


def _words(membership: Membership) -> str:
    return f"{membership.organisation.name}: {membership.get_role_display()}"


@receiver(pre_save, sender=Membership, dispatch_uid="places.member_before")
def as_it_was(instance: Membership, **_kw: Any) -> None:
    """Remember the role until now."""
    rows = Membership.objects.filter(pk=instance.pk) if instance.pk else Membership.objects.none()
    instance._stood = rows.values_list("role", flat=True).first()  # type: ignore[attr-defined]


@receiver(post_save, sender=Membership, dispatch_uid="places.member_after")
def as_it_is(instance: Membership, created: bool, **_kw: Any) -> None:
    """New, or with another role."""
    stood = instance.__dict__.pop("_stood", None)
    if created:
        note(EventKind.JOINED, instance.user, about=_words(instance))
    elif stood != instance.role:
        note(EventKind.OTHER_ROLE, instance.user, about=_words(instance))


@receiver(post_delete, sender=Membership, dispatch_uid="places.member_gone")
def gone(instance: Membership, **_kw: Any) -> None:
    """Left, or was taken out; also with the account or the organisation itself."""
    note(EventKind.LEFT, instance.user, about=_words(instance))
