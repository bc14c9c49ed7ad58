"""Conversations kept between two days."""

from dataclasses import dataclass

from index.stored.rows import insert_rows, replace_rows
from index.stored.store import Store


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer as they were."""

    conversation: str
    time: str
    """As the caller tells it, ISO."""
    question: str
    answer: str
    """JSON of the caller's making."""


class History:
    """The conversations and settings that the app keeps in a library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, turn: Turn) -> None:
        """Keep a turn after those before it."""
        with self._store.writing() as connection:
            row = {
                "conversation": turn.conversation, "time": turn.time, "question": turn.question, "answer": turn.answer
            }  # fmt: skip
            insert_rows(connection, "turns", [row])

    def turns(self, conversation: str | None = None) -> tuple[Turn, ...]:
        """The turns of one conversation, or of all, in the order they were asked."""
        condition, values = ("conversation = ?", (conversation,)) if conversation is not None else ("1", ())
        with self._store.reading() as connection:
            rows = connection.execute(
                f"SELECT conversation, time, question, answer FROM turns WHERE {condition} ORDER BY id",  # noqa: S608
                values,
            )
            return tuple(Turn(*row) for row in rows)

    def forget(self, conversation: str | None = None) -> None:
        """Delete one conversation, or all of them."""
        with self._store.writing() as connection:
            if conversation is None:
                connection.execute("DELETE FROM turns")
            else:
                connection.execute("DELETE FROM turns WHERE conversation = ?", (conversation,))

    def setting(self, name: str) -> str | None:
        """What was kept under a name."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (f"app.{name}",)).fetchone()
        return None if row is None else str(row[0])

    def keep(self, name: str, value: str) -> None:
        """Keep something under a name."""
        with self._store.writing() as connection:
            replace_rows(connection, "settings", [{"name": f"app.{name}", "value": value}])
