from ingest.readers.cut_paragraphs import with_whole_sentences
from ingest.readers.manuscript import Block, Paragraph


def texts(*blocks: Block) -> list[str]:
    return [block.text for block in with_whole_sentences(blocks) if isinstance(block, Paragraph)]


def test_halves_of_a_sentence_are_put_together_over_the_number_of_a_page() -> None:
    halves = ("2020年，方壶认证的员工主动离职共计249人，年流失率比上一年度上浮", "0.31%，属于合理范围。")
    assert texts(*map(Paragraph, halves)) == ["".join(halves)]
    pages = [
        Paragraph(text)
        for n in (3, 4, 5, 7)
        for text in (
            f"我们在第{n}项工作中坚持预防为主，加强管理，全体员工的安全意识",
            str(n),
            "明显提高，没有发生事故。",
        )
    ]
    assert texts(*pages)[0] == "我们在第3项工作中坚持预防为主，加强管理，全体员工的安全意识明显提高，没有发生事故。"
    assert len(texts(*pages)) == 4


def test_headings_items_and_whole_sentences_stay() -> None:
    blocks = (
        Paragraph("一、坚持依法运营，持续规范管理，努力提升认证服务的质量和水平", level=1),
        Paragraph("我们依法运营，规范管理，认真履行社会责任，努力提升服务质量。"),
        Paragraph("1、坚持预防为主，加强管理，全体员工的安全意识明显提高并且"),
        Paragraph("2、没有发生事故，客户满意。"),
    )
    assert texts(*blocks) == [block.text for block in blocks]
