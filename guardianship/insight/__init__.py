"""Analysis: runs, releases and the commissioners' views. The only place that joins listings and
case data."""
