"""Small PDFs for one point each, printed with reportlab in a font that every PDF reader knows."""

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = A4

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, password: str | None = None) -> bytes:
    """A PDF with one page for each drawing."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=password)
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, x: float, top: float, text: str, size: float = 12) -> None:
    """Text with its baseline `top` points below the page's upper edge."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, HEIGHT - top, text)


def lines(canvas: Canvas, x: float, top: float, texts: list[str], *, leading: float = 20, size: float = 12) -> float:
    """Lines under each other; where the next would stand."""
    for text in texts:
        write(canvas, x, top, text, size)
        top += leading
    return top


def rule(canvas: Canvas, x0: float, top: float, x1: float, bottom: float) -> None:
    """A straight line."""
    canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)


def ruled(
    canvas: Canvas, x: float, top: float, widths: list[float], rows: list[list[str]], *, height: float = 22
) -> float:
    """A fully ruled table; an empty string prints nothing. Where it ends."""
    edges = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
    for i in range(len(rows) + 1):
        rule(canvas, edges[0], top + i * height, edges[-1], top + i * height)
    for edge in edges:
        rule(canvas, edge, top, edge, top + len(rows) * height)
    for i, row in enumerate(rows):
        for edge, text in zip(edges, row, strict=False):
            write(canvas, edge + 4, top + i * height + 15, text, 10)
    return top + len(rows) * height
