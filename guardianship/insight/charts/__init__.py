"""Charts that the server draws: pure, from figures to the numbers of an SVG."""
