"""Where next: which places to open in which slots, so that most young people gain cover."""
