"""Fava over the books, in a browser on this machine.

This serves the demo: on 127.0.0.1 only, one process with threads, and only requests that read.
"""

from __future__ import annotations

import socket
from pathlib import Path

HOST = "127.0.0.1"


def free_port(wanted: int) -> int:
    """``wanted`` if nobody listens there, else a port that the system picks."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise AssertionError("the system always has a free port")


def serve(main_file: Path, port: int) -> None:
    """Serve Fava on ``port`` until the process is stopped."""
    from fava.application import create_app
    from waitress import serve as listen

    app = create_app([str(main_file)], load=True, read_only=True)
    listen(app, host=HOST, port=port, threads=4, ident=None)
