"""Commands of manage.py from one Python that has loaded the site, each in a copy of it.

``serve SOCKET`` loads Django once. ``ask SOCKET PYTHON MANAGE COMMAND …`` has a copy run the
command with the asker's own input, output and errors, and ends as it ended. Where nobody answers,
it becomes ``PYTHON MANAGE COMMAND …``: what is wrong with the site is then said in the usual way.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys

STANDARD = (0, 1, 2)
LONGEST_REQUEST_BYTES = 65_536
# How often it looks whether the script that started it is still there.
LOOK_EVERY_S = 1.0


def serve(path: str) -> None:
    """Answer until the script that started this ends, or says so."""
    script = os.getppid()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    os.umask(0o077)
    listening.bind(path)
    os.umask(0o022)
    # Before loading: who asks early waits, and does not load a site of their own.
    listening.listen(16)
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listening.settimeout(LOOK_EVERY_S)
    while os.getppid() == script:
        try:
            asker, _ = listening.accept()
        except TimeoutError:
            continue
        if os.fork() == 0:
            listening.close()
            asker.setblocking(True)
            _answer(asker)
        asker.close()
    # Copies go on in this group of processes; their script is gone.
    os.killpg(os.getpgrp(), signal.SIGTERM)


def _load() -> None:
    """Everything that a command would load, and no connection that copies would share."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.dev")
    import django
    from django.core import checks
    from django.db import connections

    django.setup()
    checks.run_checks()
    connections.close_all()


def _answer(asker: socket.socket) -> None:
    """Run one command as manage.py does; ends this copy."""
    request, given, _, _ = socket.recv_fds(asker, LONGEST_REQUEST_BYTES, len(STANDARD))
    for ours, theirs in zip(STANDARD, given, strict=True):
        os.dup2(theirs, ours)
        os.close(theirs)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    code = _run(json.loads(request))
    sys.stdout.flush()
    sys.stderr.flush()
    asker.sendall(bytes([code]))
    os._exit(code)


def _run(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


def ask(path: str, python: str, arguments: list[str]) -> None:
    """Have ``arguments`` run, and end with the command's own code."""
    # Ctrl-C ends this as it ends any program, so that the script around it ends too.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answer = b""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
            server.connect(path)
            socket.send_fds(server, [json.dumps(arguments).encode()], list(STANDARD))
            answer = server.recv(1)
    except OSError:
        pass
    if not answer:
        os.execv(python, [python, *arguments])  # noqa: S606 - our own script's words
    sys.exit(answer[0])


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        ask(sys.argv[2], sys.argv[3], sys.argv[4:])
