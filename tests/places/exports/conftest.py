"""Home pages that a module of tests keeps."""

from tests.builders.kept_rows import kept_trees  # noqa: F401 - a fixture
