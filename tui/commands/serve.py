"""`zewen serve`: the app in a browser."""

import click

from tui.command import Spoken, library_option, library_path, option
from tui.words import N_


@click.command(cls=Spoken, help=N_("在浏览器里打开同一个界面（默认只在本机可见）。"))
@option("--host", default="127.0.0.1", show_default=True, help=N_("监听的地址。"))
@option("--port", type=int, default=8000, show_default=True, help=N_("监听的端口。"))
@library_option
def serve(host: str, port: int) -> None:
    """Serve the app until it is interrupted."""
    from tui.app.serve import serve as serve_app

    serve_app(library_path(), host=host, port=port)
