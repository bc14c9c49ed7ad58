"""Naming numbers: quantities that say which thing is meant, not how many there are."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.figures.quantities import Printed


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A kind of quantity that is no figure in some company."""

    name: str
    fits: Callable[[Printed, str, str], bool]
    """Given the quantity and the words before and after it."""
    example: str
    """A sentence without any figure."""


SCHOOL = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{0,8}(?:学校|大学|院校|高校|学院|中学|小学|医院|幼儿园|机构|院所|研究所|村))"
)

RANKED = re.compile(r"(?:第|排名|名列|位列|位居|跻身|前|列)\s*$")


AVERAGE_AGE = re.compile(r"(?:平均年[龄纪岁]|均龄|年龄中位数)[^，。；]{0,4}$|年龄[为是]$")


def _is_age_group(found: Printed, before: str, _after: str) -> bool:
    """30岁以下 divides; 平均年龄42岁 is a figure."""
    return found.family == "age" and not AVERAGE_AGE.search(before)


def _is_named_place(found: Printed, before: str, after: str) -> bool:
    """905所 is a name, 12所学校 are counted."""
    return (
        found.quantity.unit == "所"
        and not SCHOOL.match(after)
        and not re.search(r"(?:学校|院校|高校|医院|中学|小学|幼儿园|机构)[^，。]{0,6}$", before)
    )


RANK_MOVED = re.compile(r"(?:提升|上升|前移|前进|下降|跃升|攀升|后退|下滑|晋升|提高)[了近约]{0,2}\s*$")


def _is_move_in_a_ranking(found: Printed, before: str, _after: str) -> bool:
    return found.quantity.raw.endswith("位") and bool(RANK_MOVED.search(before))


HOLDING = re.compile(r"(?:持股|持有[^，。]{0,12}|股比|股权)(?:比例)?(?:为|达|在|超过)?\s*$")
FROM_UP = re.compile(r"^\s*(?:[(（]含[^()（）]{0,6}[)）])?(?:及|或|和)?(?:以上|以下)")


def _is_class_of_holders(found: Printed, before: str, after: str) -> bool:
    return found.family == "percent" and bool(HOLDING.search(before)) and bool(FROM_UP.match(after))


THRESHOLD = re.compile(r"(?:超过?|高于|低于|大于|小于|不足|达到?|逾)\s*$")
THINGS_COUNTED = re.compile(
    r"^[^，。；;、\d]{0,16}(?:共有?|有|达到?|计|为)?\s*(?:\d|[一二三四五六七八九十]+[项个家笔台套]|(?:一律|必?须|应当?|均须|实行)(?![\u4e00-\u9fff]{0,3}\d))"
)
STILL_MONEY = re.compile(r"^的?(?:专项|自筹|配套)?(?:资金|经费|贷款|资本|投资|款项?|金额|费用|产值|收入|收益)")
"""Of these the size is how much there was: 投入1亿元以上的资金建设10个项目."""

SIZES = frozenset({"money", "mass", "power", "area", "length", "standard-coal", "volume"})


def _is_size_of_things_counted(found: Printed, before: str, after: str) -> bool:
    """单价50万元以上的设备12台: the size says which, the number after it how many."""
    up = FROM_UP.match(after)
    if (found.family not in SIZES and not found.quantity.raw.endswith(("万", "亿"))) or not (
        up or THRESHOLD.search(before)
    ):
        return False
    rest = after[up.end() if up else 0 :].lstrip()
    return (bool(up) or rest.startswith("的")) and bool(THINGS_COUNTED.match(rest)) and not STILL_MONEY.match(rest)


MADE_OF_SIZE = re.compile(r"^\s*(?:千瓦|吨|兆瓦|伏)?(?:级|等级)(?!别)|^\s*(?:超超?临界)?机组")


def _is_size_of_a_machine(found: Printed, _before: str, after: str) -> bool:
    """60万机组 and 5万吨级码头 are kinds of machines and places."""
    sized = found.family in {"power", "mass", "apparent-power", ""} and bool(
        re.search(r"[\d万百千]", found.quantity.raw)
    )
    scaled = found.quantity.raw[-1] in "万百千" or found.family in {"power", "mass", "apparent-power"}
    return sized and scaled and bool(MADE_OF_SIZE.match(after))


SUMMED_UP = re.compile(r"^\s*(?:社会)?(?:费用|保险|经费|支出|指标|开支|税种|基金)")


def _is_number_of_names(found: Printed, before: str, after: str) -> bool:
    """办公费、会议费、差旅费三项费用: how many names have just been listed."""
    small = found.numeral and found.quantity.value < 10 and found.quantity.unit == "项"
    return small and bool(SUMMED_UP.match(after)) and not re.search(r"(?:新增|增加|取消|降低|制定|共)\s*$", before)


DEPARTMENT = re.compile(r"(?:销售|业务|市场|事业|工程|开发|生产|管理|项目|投资|研发|综合|技术|运营|审核|营业|编辑)\s*$")


def _is_department(found: Printed, before: str, _after: str) -> bool:
    return found.numeral and found.quantity.raw[-1] == "部" and bool(DEPARTMENT.search(before))


def _is_ranked(found: Printed, before: str, _after: str) -> bool:
    return bool(RANKED.search(before)) and found.family in {"count-people", "count-organisations", "count-items"}


def _is_part_of_a_name(found: Printed, _before: str, after: str) -> bool:
    """之一 and 500强之一 rank; 一期工程 names."""
    return bool(re.match(r"\s*(?:工程|项目(?:[一二三]期)|期项目)", after)) and found.quantity.unit == "期"


NAMING = (
    Doubtful("age group", _is_age_group, "50岁以上的员工优先体检"),
    Doubtful("named place", _is_named_place, "简称905所"),
    Doubtful("department", _is_department, "由销售二部负责"),
    Doubtful("rank", _is_ranked, "位列全国前 3 家"),
    Doubtful("place in a ranking", _is_move_in_a_ranking, "在行业中的排名较上年提升两位"),
    Doubtful("class of holders", _is_class_of_holders, "持股5%以上的股东未减持"),
    Doubtful("size of what is counted", _is_size_of_things_counted, "单价50万元以上的设备一律招标"),
    Doubtful("size of a machine", _is_size_of_a_machine, "60万机组获得金牌，建成5万吨级码头"),
    Doubtful("number of names", _is_number_of_names, "办公费、会议费、差旅费三项费用下降"),
    Doubtful("name", _is_part_of_a_name, "启动二期工程"),
)  # fmt: skip
