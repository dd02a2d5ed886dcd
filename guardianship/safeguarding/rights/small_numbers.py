"""Numbers as they may be shown: below 10 not at all, else in fives (rule R-SDC-1)."""

LEAST = 10
STEP = 5


def shown(number: int) -> int | None:
    """The nearest multiple of 5; None for 0 to 9, which are not told apart. Halves go up."""
    if number < LEAST:
        return None
    return (2 * number + STEP) // (2 * STEP) * STEP
