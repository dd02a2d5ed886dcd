"""Columns of few different words: each word is understood once, not each row. Pure."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd


def each_word(said: pd.Series, meaning: Callable[[str], object], otherwise: object) -> np.ndarray:
    """``meaning`` of each row's word without the space around it, as objects; ``otherwise`` where
    a row says nothing."""
    numbers, words = pd.factorize(said)
    known = np.empty(len(words) + 1, dtype=object)
    known[:-1] = [meaning(word.strip()) if word.strip() else otherwise for word in words]
    # Rows that say nothing have the number -1.
    known[-1] = otherwise
    return known[numbers]
