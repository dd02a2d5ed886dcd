"""What pages of the editors' site ask beside their forms."""
