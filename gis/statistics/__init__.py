"""Published statistics of small areas: who lives there, how deprived it is."""
