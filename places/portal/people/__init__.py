"""Who belongs to an organisation, what they may do, and listings that they claim."""
