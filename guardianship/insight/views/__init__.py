"""Pages for those who plan: commissioners, analysts, safeguarding leads."""
