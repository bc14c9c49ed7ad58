"""What the app remembers from one start to the next: the theme, the page, and what was asked of each library."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

TURNS_KEPT = 30
ASKED_KEPT = 200


@dataclass(frozen=True, slots=True)
class State:
    """Remembered for one library; theme and page for all."""

    theme: str = "zewen-dark"
    page: str = "ask"
    turns: tuple[str, ...] = ()
    """Questions of the conversation under way; their answers are asked for again, so they are never stale."""
    asked: tuple[str, ...] = ()
    """Everything asked, oldest first, for ↑ in the question line."""
    compared: tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]] = ((), (), ())
    """Indicators, organisations and years chosen on the comparison page."""


def default_path() -> Path:
    """In the user's state directory."""
    from platformdirs import user_state_path

    return user_state_path("zewen") / "app.json"


def load_state(path: Path, library: Path) -> State:
    """What was saved; the defaults where nothing was or where the file is not ours."""
    try:
        saved = json.loads(path.read_text("utf-8"))
        shared, own = saved["shared"], saved["libraries"].get(str(library.resolve()), {})
        indicators, organisations, years = own.get("compared", ((), (), ()))
        return State(
            theme=str(shared["theme"]),
            page=str(shared["page"]),
            turns=tuple(map(str, own.get("turns", ()))),
            asked=tuple(map(str, own.get("asked", ()))),
            compared=(tuple(map(str, indicators)), tuple(map(str, organisations)), tuple(map(int, years))),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return State()


def save_state(path: Path, library: Path, state: State) -> None:
    """Write it beside what is remembered of other libraries; a full disk is no reason to stop the user."""
    values = asdict(state)
    shared = {name: values.pop(name) for name in ("theme", "page")}
    libraries = {**_libraries(path), str(library.resolve()): values}
    text = json.dumps({"shared": shared, "libraries": libraries}, ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(text, "utf-8")
        new.replace(path)
    except OSError:
        return


def remember_question(state: State, question: str) -> State:
    """The state after one more question."""
    asked = (*(one for one in state.asked if one != question), question)[-ASKED_KEPT:]
    return replace(state, asked=asked, turns=(*state.turns, question)[-TURNS_KEPT:])


def _libraries(path: Path) -> dict[str, Any]:
    try:
        libraries = json.loads(path.read_text("utf-8"))["libraries"]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return libraries if isinstance(libraries, dict) else {}
