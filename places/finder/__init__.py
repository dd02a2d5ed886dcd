"""The finder: what somebody asked, what answers it, and in which words."""
