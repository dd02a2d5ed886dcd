"""What hours on a form would mean once they are published: words, warnings, the next 14 days.

Knows rows and calendars and no form, so that the editors' site and the portal read alike.
"""
