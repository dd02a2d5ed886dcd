"""One thing done to many listings at once: asked first, told afterwards, undone on request."""
