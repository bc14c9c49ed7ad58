"""Is it a responsibility report at all, or a policy, a notice, a book?"""

import re

from ingest.cover.titles import KIND, plain
from ingest.errors import NotAReport
from ingest.report import Identity
from ingest.said import Said

TOPICS = (
    "社会责任", "可持续", "永续", "ESG", "环境", "节能", "减排", "员工", "职工", "培训", "公益",
    "捐", "扶贫", "慈善", "股东",
    "客户",     "供应商", "安全", "质量", "治理", "利益相关", "利害关系", "认证", "诚信", "能源", "排放",
)  # fmt: skip
"""What responsibility reports speak of; any report speaks of a good part of it."""

ENGLISH_TOPICS = (
    "social responsibility", "sustainab", "esg", "environment", "employee", "governance", "stakeholder", "community",
    "emission",     "energy", "safety", "training", "supplier", "customer",
)  # fmt: skip

RULES = re.compile(
    r"(?:制度|办法|规定|规则|细则|准则|章程|条例|指引|指南|守则|意见|标准|通知|公告|决议)\s*(?:[（(].*[）)])?$"
)
"""A cover that ends like this announces a policy or a notice."""

ARTICLE = re.compile(r"(?m)^\s*第\s*[一二三四五六七八九十百]+\s*条")


def ensure_report(
    identity: Identity, text: str, cover: tuple[str, ...], *, name: str, statistics: bool = False
) -> None:
    """Raises NotAReport where a file reads well and is plainly something else.

    Statistical tables that a body hands in beside its report (`statistics`) need name their body only.
    """
    if statistics and identity.organisation is not None:
        return
    squeezed = plain(text[:400_000])
    if identity.title is None and len(ARTICLE.findall(text)) >= 5:
        what = next((line[:40] for line in map(plain, cover) if RULES.search(line)), Said("制度或办法"))
        raise NotAReport(
            Said(
                "{name}：这是一份制度文件（{what}），不是社会责任报告；确需入库请加 --keep-non-reports",
                name=name,
                what=what,
            )
        )
    topics = ENGLISH_TOPICS if identity.language == "en" else TOPICS
    lowered = squeezed.lower() if identity.language != "en" else text.lower()
    spoken = sum(topic.lower() in lowered for topic in topics)
    titled = identity.title is not None or bool(re.search(KIND, squeezed))
    if spoken < (3 if titled else 7):
        raise NotAReport(
            Said(
                "{name}：看不出是社会责任报告（未见报告名称，内容也不涉及责任议题）；确需入库请加 --keep-non-reports",
                name=name,
            )
        )
