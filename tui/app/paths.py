"""Completing a path while it is typed."""

from pathlib import Path

from textual.suggester import Suggester


class PathSuggester(Suggester):
    """Suggests the first folder, else the first file, by name, that goes on from what was typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path completed by one name; a folder with its slash. `None` where nothing fits."""
        folder, slash, start = value.rpartition("/")
        if not (slash or start):
            return None
        place = Path(folder + slash or ".").expanduser()
        try:
            fitting = [
                one for one in place.iterdir()
                if one.name.startswith(start) and (start or not one.name.startswith("."))
            ]  # fmt: skip
            folders = sorted(one.name + "/" for one in fitting if one.is_dir())
            names = folders + sorted(one.name for one in fitting if not one.is_dir())
        except OSError:
            return None
        return f"{folder}{slash}{names[0]}" if names else None
