"""What our pages add to Fava's: the menu without what is refused, and the way out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reports.web.routes import hidden_from
from reports.web.users import Role

if TYPE_CHECKING:
    from flask import Flask, Response

STYLE_PATH, USER = "/fondbok.css", "fondbok.user"
_STYLE = """
.fondbok-me { position: fixed; bottom: 0; left: 0; padding: .4rem .9rem; z-index: 9;
  background: var(--sidebar-background, #f1f1f1); color: inherit; font-size: .9rem; }
@media print { .fondbok-me { display: none; } }
"""


def style_for(role: Role) -> str:
    """The style sheet of a role: links to what it may not see are not shown.

    >>> "/editor/" in style_for("board")
    True
    """
    links = ", ".join(f'aside li:has(> a[href*="/{page}/"])' for page in sorted(hidden_from(role)))
    return f"{_STYLE}{links} {{ display: none; }}\n"


def dress(app: Flask) -> None:
    """Add the style sheet and the link to who is logged in to each page of Fava's."""
    from flask import request

    def dressed(response: Response) -> Response:
        user = request.environ.get(USER)
        if user is None or response.mimetype != "text/html":
            return response
        root = escape(request.script_root)
        link = f'<link rel="stylesheet" href="{root}{STYLE_PATH}"></head>'
        me = f'<a class="fondbok-me" href="{root}/me" data-remote>{escape(user)} ↪</a></body>'
        text = response.get_data(as_text=True)
        response.set_data(text.replace("</head>", link, 1).replace("</body>", me, 1))
        return response

    app.after_request(dressed)
