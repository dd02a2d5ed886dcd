"""Hints how to say it more plainly. They help whoever writes, and never stop anybody."""
