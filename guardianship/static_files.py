"""Static files under names that carry a hash of their content, to be kept for ever."""

from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

WORKER_OR_STYLE = (
    r"""(?P<matched>new URL\(["'](?P<url>\.[^"']+)["'],\s*import\.meta\.url\))""",
    'new URL("%(url)s", import.meta.url)',
)


class HashedFilesStorage(CompressedManifestStaticFilesStorage):
    """Also what scripts import, or start as a worker, goes by its hashed name.

    Otherwise a browser would mix today's page with a module of last week. Modules may not import
    each other in a circle: a hash cannot hold itself.
    """

    support_js_module_import_aggregation = True
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("*.js", (WORKER_OR_STYLE,)))
