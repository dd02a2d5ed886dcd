"""Pages of what people say."""
