"""Where and when young people feel safe, in their own choices: a layer of its own."""
