"""What would change: edits to what is offered, who gains, who loses, and how sure that is."""
