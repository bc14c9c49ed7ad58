from ingest.document import Cell
from ingest.figure import Figure
from ingest.figures.find import find_figures
from ingest.readers.manuscript import Block, Grid, Paragraph
from ingest.report import Identity
from ingest.text.outline import find_outline
from ingest.text.passages import find_passages

IDENTITY = Identity("方壶认证有限公司", 2020)


def figures(*blocks: Block) -> dict[str, Figure]:
    passages, tables, _ = find_passages(find_outline(tuple(blocks), ())[1])
    return {figure.quantity.raw: figure for figure in find_figures(IDENTITY, passages, tables)}


def notes(figure: Figure) -> list[str]:
    return [note.text for note in figure.footnotes]


def test_a_mark_in_a_sentence_brings_its_note_to_the_figures_of_its_clause() -> None:
    found = figures(Paragraph("本中心员工总数①为320人，营业收入3亿元。"), Paragraph("①含下属子公司。"))
    assert notes(found["320人"]) == ["含下属子公司。"]
    assert notes(found["3亿元"]) == []
    assert "①" not in found["320人"].subject


def test_a_mark_in_a_table_brings_its_note_to_its_row_its_column_or_its_cell() -> None:
    rows = ("指标|单位|2019年|2020年（注2）", "综合能耗（注1）|吨标准煤|320|300*", "用水量|吨|1,200注3|1,100")
    grid = Grid(tuple(tuple(Cell(text) for text in row.split("|")) for row in rows))
    found = figures(
        grid, Paragraph("注1：按等价值。注2：未审计。注3：含绿化。"), Paragraph("*估计"), Paragraph("注：合并口径。")
    )
    assert notes(found["320"]) == ["按等价值。", "合并口径。"]
    assert notes(found["300"]) == ["按等价值。", "未审计。", "估计", "合并口径。"]
    assert notes(found["1,200"]) == ["含绿化。", "合并口径。"]
    assert notes(found["1,100"]) == ["未审计。", "合并口径。"]
    assert (found["1,200"].subject, found["320"].subject) == ("用水量", "综合能耗")
