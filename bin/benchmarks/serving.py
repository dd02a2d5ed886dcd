"""The site behind gunicorn on the loopback, and somebody who asks it for pages."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle, islice
from urllib.parse import quote

from django.db import connection

WORKERS = 2
READY_WITHIN_S = 60
ANSWER_WITHIN_S = 60
# What a browser sends that matters here: pages travel packed.
HEADERS = {"Accept-Encoding": "gzip"}


@contextmanager
def served(threads: int = 1, application: str = "bin.benchmarks.served") -> Iterator[int]:
    """Serve the current database with gunicorn; yields the port.

    A browser opens connections before it has anything to ask: it needs several threads.
    ``application`` is a module with that name in it.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", f"{application}:application"]
    options = [
        "--workers",
        str(WORKERS),
        "--threads",
        str(threads),
        "--bind",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    environment = os.environ | {"DATABASE_URL": database_url()}
    process = subprocess.Popen([*command, *options], env=environment)  # noqa: S603
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def database_url() -> str:
    """The address of the database that this process is connected to."""
    at = connection.settings_dict
    user = quote(at["USER"], safe="")
    password = f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else ""
    port = f":{at['PORT']}" if at["PORT"] else ""
    host = quote(at["HOST"], safe="")
    return f"postgresql://{user}{password}@{host}{port}/{quote(at['NAME'], safe='')}"


def requests_per_s(port: int, addresses: Sequence[str], count: int) -> float:
    """Ask ``count`` times for the addresses in turn, from as many threads as there are workers."""
    shares = [list(islice(cycle(addresses), n, count, WORKERS)) for n in range(WORKERS)]
    failures: list[str] = []
    threads = [threading.Thread(target=_ask, args=(port, s, failures)) for s in shares]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(f"{len(failures)} answers were no pages, such as {failures[0]}")
    return count / (time.perf_counter() - started)


def _ask(port: int, addresses: Sequence[str], failures: list[str]) -> None:
    for address in addresses:
        client = HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN_S)
        try:
            client.request("GET", address, headers=HEADERS)
            response = client.getresponse()
            response.read()
        except OSError as error:
            failures.append(f"{address}: {error}")
        else:
            if response.status != 200:
                failures.append(f"{address}: {response.status}")
        finally:
            client.close()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.perf_counter() + READY_WITHIN_S
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError(f"gunicorn ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"gunicorn did not answer within {READY_WITHIN_S} s")
