"""What the analysis stands on is loaded by what asks for an analysis, and by nothing else."""

import os
import subprocess
import sys

from guardianship.lib.nightly import jobs
from tests.architecture.sources import REPOSITORY

# Together 1.8 s of the processor and 160 MB, in every command and every process of the site.
HEAVY = {"pandas", "geopandas", "scipy", "sklearn", "esda", "libpysal", "pyogrio", "osmium"}
# Each worker of the web server is made of a process that has run the first line.
PROCESS = """
import sys, guardianship.wsgi
from django.db import connection
from django.urls import resolve
print(connection.connection, *sys.modules)
resolve("/insight/").func.view
print(*sys.modules)
"""


def test_only_the_analysis_loads_what_it_stands_on() -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "guardianship.settings.test"}
    done = subprocess.run(
        [sys.executable, "-c", PROCESS],
        cwd=REPOSITORY, env={**os.environ, **settings}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    before_its_workers, with_a_page_of_the_analysis = map(str.split, done.stdout.splitlines())
    assert {"pandas", "scipy"} <= set(with_a_page_of_the_analysis)
    assert {"places.views.finder", "guardianship.insight.urls"} <= set(before_its_workers)
    # Where this fails, name the page or the job by its path (guardianship.lib.later).
    assert HEAVY & set(before_its_workers) == set()
    # Workers that shared a connection would read each other's answers.
    assert before_its_workers[0] == "None"


def test_every_job_of_the_night_that_is_named_by_path_is_there() -> None:
    named = {job.name: job.run.function for job in jobs() if hasattr(job.run, "path")}
    assert "runs" in named
