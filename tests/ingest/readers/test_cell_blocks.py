from ingest.readers.cell_lines import find_cell_lines

TEXT = """分红情况表：
单位：元

项目

2018年度

2019年度

归属于股东
的净利润

260.5

300.1

分配方案

每10股派
0.50元

每10股派0.60元；
不转增。

现金分红

50

60

（五）债权人权益
我们重视对债权人合法权益的保护，严格按照合同履行债务。"""


def test_cells_of_several_lines_are_parted_by_blank_lines() -> None:
    cells = [cell.splitlines() for cell in TEXT.split("\n\n")]
    lines = [line for cell in cells for line in cell]
    breaks = frozenset(sum(map(len, cells[:nth])) for nth in range(len(cells)))
    (table,) = find_cell_lines(lines, breaks)
    assert table.rows == (
        ("项目", "2018年度", "2019年度"),
        ("归属于股东的净利润", "260.5", "300.1"),
        ("分配方案", "每10股派0.50元", "每10股派0.60元；不转增。"),
        ("现金分红", "50", "60"),
    )
    assert lines[table.end] == "（五）债权人权益"
