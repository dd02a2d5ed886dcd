"""Tables of sources."""

from places.sources.models.feeds import Feed
from places.sources.models.provenance import FeedService
from places.sources.models.runs import FeedRun, StagedService

__all__ = ["Feed", "FeedRun", "FeedService", "StagedService"]
