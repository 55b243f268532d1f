"""Fava over the books in a browser: the demo's open page, and ``serve`` behind a login."""

from __future__ import annotations

from reports.web.server import HOST, Serving, free_port, serve, serve_openly

__all__ = ["HOST", "Serving", "free_port", "serve", "serve_openly"]
