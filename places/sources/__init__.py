"""Where listings came from: feeds of others, what they said when, and what differs from ours."""
