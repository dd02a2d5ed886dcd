"""Two releases, two scenarios or two dates, subtracted from each other (R-SDC-8).

When a figure moved by fewer than the threshold, the difference is about a few people, and
rounding alone lets some of them through. Such a figure stays as it was published, until what
is published has fallen far enough behind that its next step is no small one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.contracts import require_same_codes
from gis.analysis.disclosure.figures import Counts
from gis.analysis.disclosure.rules import Rules

NOT_SHOWN_VALUE = -1


def held_to_earlier(
    now: Counts, then: Counts, published: Counts, as_it_was: Counts, rules: Rules
) -> Counts:
    """What to publish, each figure as it was where it moved by fewer than the threshold.

    ``now`` and ``then``: true sums. ``published``: what would be published now; ``as_it_was``:
    what was published then. ``NOT_SHOWN_VALUE`` where a figure is not shown. A figure that
    must not be shown now is not, whatever was published.
    """
    moved_little = np.abs(now - then) < rules.threshold
    was_shown = as_it_was >= 0
    behind = np.where(
        was_shown,
        np.abs(now - as_it_was) <= rules.threshold + rules.off_by,
        now < 2 * rules.threshold - 1,
    )
    held = moved_little & behind & (published >= 0)
    kept: Counts = np.where(held, as_it_was, published)
    return kept


def small_differences(now: pd.Series, then: pd.Series, rules: Rules) -> pd.Series:
    """True differences of 1 to one below the threshold, by the index of ``now``.

    Whatever this returns must not be worked out from two publications: of two scenarios, two
    dates, or two filters of one table.
    """
    require_same_codes(now.index, then.index, "now", "then")
    moved = (now - then.reindex(now.index)).abs()
    return moved[(moved > 0) & (moved < rules.threshold)]
