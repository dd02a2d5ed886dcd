"""Where next: which places could be open when, so that most young people have something near."""
