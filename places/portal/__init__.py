"""Where organisations look after their own listings. Nobody here is of the editors' site."""
