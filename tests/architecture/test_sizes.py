"""Small files and small functions: the stops are hard, the middle is watched too."""

from pathlib import Path
from statistics import median, quantiles

from tests.architecture.sources import (
    REPOSITORY,
    functions_of,
    line_count,
    page_files,
    python_files,
    tree_of,
    write_sample,
)

FILE_STOP_LINES = 500
FILE_P90_LINES = 250
FILE_MEDIAN_LINES = 80
FUNCTION_STOP_LINES = 60
WITH_TESTS = ("guardianship", "places", "cms", "gis", "bin", "tests")


def long_files(root: Path) -> list[str]:
    """Files over the stop, with their lines."""
    files = [*python_files(root, WITH_TESTS), *page_files(root)]
    counted = ((path, line_count(path)) for path in files)
    return [
        f"{path.relative_to(root)}: {lines} lines"
        for path, lines in counted
        if lines > FILE_STOP_LINES
    ]


def long_functions(root: Path) -> list[str]:
    """Functions over the stop, with their lines."""
    found = []
    for path in python_files(root, WITH_TESTS):
        for function in functions_of(tree_of(path)):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > FUNCTION_STOP_LINES:
                found.append(f"{path.relative_to(root)}: {function.name}: {lines} lines")
    return found


def middle_sizes(root: Path) -> tuple[float, float]:
    """Median and ninetieth percentile of the lines of our source files, tests left out."""
    lines = [line_count(path) for path in python_files(root)]
    return median(lines), quantiles(lines, n=10)[-1]


def test_no_file_passes_the_stop() -> None:
    assert long_files(REPOSITORY) == []


def test_no_function_passes_the_stop() -> None:
    assert long_functions(REPOSITORY) == []


def test_files_are_small_in_the_middle(record_property) -> None:
    middle, ninetieth = middle_sizes(REPOSITORY)
    record_property("file_lines_median", middle)
    record_property("file_lines_p90", ninetieth)
    assert middle <= FILE_MEDIAN_LINES
    assert ninetieth <= FILE_P90_LINES


def test_the_checkers_find_what_is_too_long(tmp_path: Path) -> None:
    write_sample(tmp_path, "gis/long.py", "x = 1\n" * 501)
    write_sample(tmp_path, "templates/long.html", "<p>\n" * 501)
    write_sample(tmp_path, "places/fits.py", "x = 1\n" * 500)
    body = "    x = 1\n" * 60
    write_sample(tmp_path, "places/function.py", f"def sprawling():\n{body}")
    write_sample(tmp_path, "places/migrations/0001_initial.py", "x = 1\n" * 900)
    assert long_files(tmp_path) == ["gis/long.py: 501 lines", "templates/long.html: 501 lines"]
    assert long_functions(tmp_path) == ["places/function.py: sprawling: 61 lines"]
    assert middle_sizes(tmp_path)[0] == 500
