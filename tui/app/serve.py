"""The app in a browser: textual-serve, with a page of our own that loads nothing from elsewhere, behind a lock.

On the loopback address anybody at this machine may open it, as anybody may run the program; but no page of another
site: a request must name this host, and a WebSocket must come from our own page. On any other address a token is
needed as well, since there is no login.
"""

import logging
import os
import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from tui.words import _, language_in_use

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

COOKIE = "zewen"
PAGE = Path(__file__).with_name("web")


def serve(library_path: Path, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the app on that library until Ctrl+C."""
    server = Door(library_path, host=host, port=port, token=None if is_loopback(host) else secrets.token_urlsafe(24))
    server.serve()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Door(Server):
    """textual-serve's server, which lets in only whom it should."""

    def __init__(self, library_path: Path, *, host: str, port: int, token: str | None) -> None:
        self.token = token
        command = [sys.executable, "-c", "from tui.main import main; main()", "--library", str(library_path.resolve())]
        title = _("责问")
        super().__init__(shlex.join(command), host=host, port=port, title=title, templates_path=str(PAGE))

    def initialize_logging(self) -> None:
        """Only what went wrong."""
        logging.basicConfig(level=logging.ERROR, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Say where it is, and what one should know."""
        os.environ["ZEWEN_LANGUAGE"] = language_in_use()
        query = f"?token={self.token}" if self.token else ""
        lines = [_("界面已开：{url}　按 Ctrl+C 结束").format(url=f"{self.public_url}/{query}")]
        if self.token:
            warning = _("注意：{host} 可从别的机器访问，没有登录；只有带上面的口令才能打开，请勿外传，且未加密。")
            lines.insert(0, warning.format(host=self.host))
        print("\n".join(lines), file=sys.stderr, flush=True)  # noqa: T201

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what comes from another site or without the token; remember a token that was right."""
        if not self._is_ours(request):
            raise web.HTTPForbidden(text=_("请求来自别的网站，已拒绝。"))
        if self.token is None:
            return await handler(request)
        given = request.query.get("token") or request.cookies.get(COOKIE, "")
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            raise web.HTTPForbidden(text=_("需要口令：请用启动时打印的完整网址打开。"))
        if "token" in request.query:
            response = web.HTTPFound("/")
            response.set_cookie(COOKIE, self.token, httponly=True, samesite="Strict")
            return response
        return await handler(request)

    def _is_ours(self, request: web.Request) -> bool:
        name = urlsplit(f"//{request.host}").hostname or ""
        if self.token is None and not is_loopback(name):
            return False
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with addresses as the browser knows us."""
        self.public_url = f"{request.scheme}://{request.host}"
        response: web.StreamResponse = await super().handle_index(request)
        response.headers["Content-Security-Policy"] = (
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            "connect-src 'self' ws: wss:; frame-ancestors 'none'"
        )
        return response
