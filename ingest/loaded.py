"""All that reading needs, loaded when this is imported: by the process that workers are forked from, once for all.

Modules are not enough: taxonomy and many patterns are made when they are first used, so a short report is read.
"""

import contextlib

import ingest.readers.pdf  # noqa: F401
from ingest.document import Cell
from ingest.readers.manuscript import Grid, Manuscript, Paragraph
from ingest.reading import compose

PARAGRAPHS = (
    "云溪认证中心",
    "2021年社会责任报告",
    "一、概况",
    "云溪认证中心（以下简称“本中心”）依法开展质量、环境管理体系认证，重视员工培训与客户沟通。",
    "二、履责",
    "截至2021年底，本中心有效证书共计1,204张，比上年增长3.5%；全年培训员工56人次，捐款3万元，未发生安全事故。",
)
ROWS = (("项目", "2020年", "2021年"), ("用电量（万千瓦时）", "12.5", "13.1"), ("女员工（人）", "30", "32"))
"""One paragraph and one table in which most kinds of figures occur."""

SHORT = Manuscript(
    (
        *(Paragraph(text, page=1) for text in PARAGRAPHS),
        Grid(tuple(tuple(Cell(text) for text in row) for row in ROWS), page=1),
    ),
    pages=1,
)

with contextlib.suppress(Exception):  # a taxonomy of the user's that cannot be read: the workers say so
    compose(SHORT, name="short.pdf", data=b"")
