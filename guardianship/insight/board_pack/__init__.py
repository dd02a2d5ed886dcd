"""The board pack: a release on paper, sentences first."""
