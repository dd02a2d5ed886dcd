"""Seeded chance: one independent stream for each thing that is drawn.

A stream of its own for each name means that a change to the streets leaves the people alone.
"""

from random import Random


def dice(seed: int, *names: object) -> Random:
    """A generator that depends on the seed and the names, and on nothing else.

    Text seeds go through SHA-512 (``random.seed``, version 2), never through ``hash()``.
    """
    return Random(":".join(str(part) for part in (seed, *names)))  # noqa: S311


def shares(total: int, weights: list[float]) -> list[int]:
    """``total`` parted in proportion to ``weights``, whole numbers that add up exactly."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts
