"""The workbench: the full-screen app. Importing this package is cheap; Textual is loaded when the app is opened."""

from pathlib import Path


def run(library_path: Path, *, state_path: Path | None = None) -> None:
    """Open the app on that library and return when the user leaves it."""
    from tui.app.workbench import Workbench

    Workbench(library_path, state_path=state_path).run()
