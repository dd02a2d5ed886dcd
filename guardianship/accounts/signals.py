"""What happens here that other apps may act on."""

from django.dispatch import Signal

# Sent with ``invitation`` and ``person``, inside the transaction that accepts it.
invitation_accepted = Signal()
# Sent with ``person`` and the address ``before``, inside the transaction that changes it.
email_changed = Signal()
