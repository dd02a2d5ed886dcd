"""Commands of what people say."""
