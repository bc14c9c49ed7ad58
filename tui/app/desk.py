"""The one thread that holds the library open.

SQLite wants one thread, the screen must never wait: every question to the library is a job for this thread, and
whoever asked awaits the result. The library and everything behind it is imported there too, after the first frame.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from index.library import Library

Result = TypeVar("Result")


class Desk:
    """Jobs on one library, done in the order in which they were asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._library: Library | None = None

    async def do(self, job: "Callable[[Library], Result]") -> Result:
        """What the job returns; raises what it raises. A cancelled caller leaves the job to finish unseen."""
        return await asyncio.wrap_future(self._thread.submit(self._do, job))

    async def aside(self, job: "Callable[[Library], Result]") -> Result:
        """The same for a long job: in a thread and a connection of its own, so that others need not wait for it.

        Leaving the app does not wait for it either.
        """
        await self.do(_nothing)  # so that the file is there
        done: Future[Result] = Future()
        Thread(target=self._aside, args=(job, done), daemon=True, name="library-aside").start()
        return await asyncio.wrap_future(done)

    def close(self) -> None:
        """Close the library once the job under way is done; jobs still waiting are dropped."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _aside(self, job: "Callable[[Library], Result]", done: "Future[Result]") -> None:
        from index.library import Library

        if not done.set_running_or_notify_cancel():
            return
        try:
            with Library.open(self.path, readonly=True) as library:
                done.set_result(job(library))
        except Exception as error:  # noqa: BLE001 (handed to whoever awaits, who puts it on the screen)
            done.set_exception(error)

    def _do(self, job: "Callable[[Library], Result]") -> Result:
        if self._library is None:
            from index.library import Library

            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._library = Library.open(self.path)
        return job(self._library)


def _nothing(_library: "Library") -> None:
    """Opening the library is all."""
