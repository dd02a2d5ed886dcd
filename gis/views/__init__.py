"""What the editors' maps ask the server; knows nothing of listings."""
