"""Tables of sources."""

from places.sources.models.feeds import Feed
from places.sources.models.provenance import FeedService
from places.sources.models.runs import FeedRun, StagedService
from places.sources.models.sheets import Sheet

__all__ = ["Feed", "FeedRun", "FeedService", "Sheet", "StagedService"]
