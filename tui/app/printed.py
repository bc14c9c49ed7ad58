"""A screen with a report that can show the report's pages as they are printed, instead of its text."""

from asyncio import to_thread
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ingest.errors import ZewenError
from tui.app.page import Sheet, explain
from tui.app.page_picture import PagePicture
from tui.app.pixels import has_extra
from tui.words import _

if TYPE_CHECKING:
    from textual.containers import Horizontal

    from ingest.pdf.drawing import DrawnPages
    from ingest.pdf.standing import Standing
    from ingest.report import Report

Stretch = tuple[int, int, int]
"""A passage, and where in its text something begins and ends."""

_told: set[str] = set()
"""What was said once and need not be said again."""


class Printed(Sheet):
    """Text or printed page, one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "printed", _("原页")),
        Binding("p", "text", _("回到正文")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._pages: DrawnPages | None = None
        """The file's pages, once they were looked at."""
        self._hidden: list[Widget] = []
        """What makes room for the page."""
        self._found = False
        """Whether what is to be boxed was found on its page."""

    # What the screen knows

    def report_shown(self) -> "Report | None":
        """The report, once it is read."""
        raise NotImplementedError

    def stretch_shown(self) -> Stretch | None:
        """What is to be boxed."""
        raise NotImplementedError

    def page_in_sight(self) -> int:
        """The page that the text is at."""
        raise NotImplementedError

    def place_for_pages(self) -> "Horizontal":
        """Where the text stands, and the page in its stead."""
        raise NotImplementedError

    def say_where(self, where: str) -> None:
        """Say which page is in sight."""
        raise NotImplementedError

    def pages_hidden(self) -> None:
        """The text is to be seen again."""
        raise NotImplementedError

    # Showing

    @property
    def shows_page(self) -> bool:
        """Whether the printed page is in sight."""
        return any(picture.display for picture in self.query(PagePicture))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One key leads to the page and back; the footer names where it leads now."""
        if action in ("printed", "text"):
            return self.shows_page is (action == "text")
        return super().check_action(action, parameters)

    def action_printed(self) -> None:
        """The printed page."""
        self.show_page()

    def action_text(self) -> None:
        """The text again."""
        self.hide_page()

    def show_page(self) -> None:
        """The page with what is to be boxed."""
        if self.report_shown() is not None:
            self.run_worker(self._show_page(), group="page", exclusive=True, exit_on_error=False)

    def hide_page(self) -> None:
        """The text again, and what stood beside it."""
        self.query_one(PagePicture).display = False
        for beside in self._hidden:
            beside.display = True
        self.refresh_bindings()
        self.pages_hidden()

    def on_unmount(self) -> None:
        """Let the file go."""
        if self._pages is not None:
            self._pages.close()

    async def _show_page(self) -> None:
        report = self.report_shown()
        if report is None:
            return
        self.say_where(_("正在打开原页……"))
        stretch = self.stretch_shown()
        try:
            pages = self._pages = self._pages or await self._open_pages(report)
            standing = await to_thread(_find, report, stretch, pages)
        except ZewenError as error:
            self.pages_hidden()
            self.say(explain(error), severity="warning")
            return
        self._found = standing is not None
        page = standing.page if standing else (stretch and report.passages[stretch[0]].page) or self.page_in_sight()
        picture = await self._picture()
        picture.focus()
        picture.show(pages, min(max(page, 1), pages.count), standing)

    async def _open_pages(self, report: "Report") -> "DrawnPages":
        from tui.app.original import open_original

        path = await self.bench.desk.do(lambda library: library.original(report.sha256))
        return await to_thread(open_original, report, path)

    async def _picture(self) -> PagePicture:
        """Made when it is first wanted: what draws it takes a while to load."""
        if not self.query(PagePicture):
            await self.place_for_pages().mount(PagePicture())
            self._tell_of_extra()
        picture = self.query_one(PagePicture)
        if not picture.display or not self._hidden:
            self._hidden = [one for one in self.place_for_pages().children if one.display and one is not picture]
        for beside in self._hidden:
            beside.display = False
        picture.display = True
        self.refresh_bindings()
        return picture

    def _tell_of_extra(self) -> None:
        if not has_extra() and "extra" not in _told:
            _told.add("extra")
            hint = _("原页由色块拼成；在 kitty、WezTerm、iTerm2 等能显示图像的终端里，{command} 后是清晰的图像。")
            self.say(hint.format(command="pip install 'zewen[pictures]'"))

    @on(PagePicture.Shown)
    def say_page(self, event: PagePicture.Shown) -> None:
        """Which page, and what the box is around."""
        count = self._pages.count if self._pages else 0
        parts = [_("原页 {page}/{pages}").format(page=event.page, pages=count)]
        if event.standing is not None:
            exact = _("方框为当前数据或引文")
            parts.append(exact if event.standing.exact else _("方框为其所在的段落或格子（此页没有文字层）"))
        elif not self._found and self.stretch_shown() is not None:
            parts.append(_("没能在页面上定位，请对照下方"))
        report = self.report_shown()
        self.say_where(" · ".join([*parts, report.file] if report else parts))


def _find(report: "Report", stretch: Stretch | None, pages: "DrawnPages") -> "Standing | None":
    from ingest.pdf.standing import find_standing

    return find_standing(report, *stretch, pages) if stretch is not None else None
