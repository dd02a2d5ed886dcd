"""Many listings at once, as a CSV file: looked at first, then written the way any change is."""
