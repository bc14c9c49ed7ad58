"""Non-quantities: numbers that count nothing, such as dates, standards, telephone numbers, names and slogans."""

# ruff: noqa: E501 - a rule is a line

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

HAN = "零〇一二两三四五六七八九十百千"


@dataclass(frozen=True, slots=True)
class NonQuantity:
    """A kind of number that is no quantity."""

    name: str
    pattern: re.Pattern[str]
    example: str
    """A sentence in which it stands."""
    found: str
    """What the pattern finds there."""


def row(name: str, pattern: str, example: str, found: str) -> NonQuantity:
    """A row of the table, its pattern compiled."""
    return NonQuantity(name, re.compile(pattern), example, found)


YEAR = r"(?:19|20)\d{2}"

NON_QUANTITIES = (
    row("title", r"《[^《》\n]{1,60}》|〈[^〈〉\n]{1,40}〉", "学习《关于3项标准的通知》", "《关于3项标准的通知》"),
    row("address", r"(?a:(?:https?://|www\.)[\w./?=&%#:-]{1,200}|(?<![\w+-])[\w+-]{1,60}@[\w-]{1,60}\.[\w.]{1,40})", "详见www.abc123.com网站", "www.abc123.com"),
    row("span of years", rf"{YEAR}\s*年?\s*[-~～—至到一]+\s*{YEAR}\s*(?:学年|年度|年)?", "2017-2018年度决算", "2017-2018年度"),
    row("span of months", r"(?<!\d)\d{1,2}\s*月?\s*[-~～—至到]\s*\d{1,2}\s*月(?:份)?", "1-6月开展活动", "1-6月"),
    row("date", rf"(?:{YEAR}\s*年\s*)?(?<!\d)\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]", "2018 年 9 月 4 日召开", "2018 年 9 月 4 日"),
    row("span of days", r"(?<!\d)\d{1,2}\s*[-~～—至到]\s*\d{1,2}\s*日", "5月3至6日举办", "3至6日"),
    row("month", rf"(?:{YEAR}\s*年\s*)?(?<!\d)\d{{1,2}}\s*月(?:份|初|末|底)?", "2018年12月底前完成", "2018年12月底"),
    row("year", rf"(?<!\d){YEAR}\s*(?:年度|财年|学年|年[初末底中]|年|款|版|级|届)", "2018 款上市，截至2018年底", "2018 款"),
    row("short year", r"(?<!\d)(?:'|自|于)?\d{2}\s?年(?=\s?\d{1,2}\s?月)|民国\s?\d{2,3}\s?年(?:度)?", "自97年5月上市", "自97年"),
    row("republican year", r"(?<![\d.])1[01]\d\s*年度?(?!以上)(?=[^\d])", "于106年度完成", "106年度"),
    row("han date", rf"[{HAN}]{{4}}\s*年(?:[{HAN}]{{1,3}}月)?(?:[{HAN}]{{1,3}}日)?", "二〇一九年四月二十九日", "二〇一九年四月二十九日"),
    row("iso date", rf"(?<!\d){YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?!\d)", "发布日期2018-12-31", "2018-12-31"),
    row("clock", r"(?<!\d)\d{1,2}\s*[:：]\s*\d{2}(?!\d)|(?<!\d)\d{1,2}\s*(?:时|点)(?:\s*\d{1,2}\s*分|半|整|至|-|前|后)", "每天8:30上班", "8:30"),
    row("around the clock", r"7\s?[*×xX]\s?24(?:\s?小时)?|(?:24|二十四)\s?小时(?=\s?(?:[服热客值在不全电响开无监应内营,，]|制))|365\s?天|全天候\s?24\s?小时", "开通24小时服务热线", "24小时"),
    row("document number", r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*(?:第\s*)?\d+\s*号?", "中认协〔2019〕129号", "〔2019〕129号"),
    row("decree", r"(?:令|公告|通知|批复|文件|决定|文)\s*第?\s*\d+\s*号|第\s*\d+\s*号|(?<![\d.])\d+\s*号(?!召|称|角|码|线)", "根据总局令第164号", "令第164号"),
    row("standard", r"(?:GB|ISO|IEC|IAF|ANSI|OHSAS|SA|AA|GJB|QB|HJ|JJF|JJG|RB|CNAS|CNCA|CCAA|GRI|SASB|TCFD|SDG|SDGs|IATF|TS|DB|TC|CASCO|UN|EN|ASTM|FSSC|HACCP|BS|TÜV|UL|IFRS|IAS|PAS|CMMI|GHG)(?:[/\s-]*[A-Z]{1,6}){0,3}\s*[-:#]?\s*\d[\d.\-—:/]*", "通过GB/T 36001—2015认证", "GB/T 36001—2015"),
    row("code", r"(?<![A-Za-z])(?!RMB|USD|CNY|HKD|NTD|COD|SS|pH|PH)[A-Za-z]{1,30}(?:[-/#][A-Za-z]{1,12}){0,3}-?\d[\dA-Za-z.\-/]{0,40}", "新款S3和T6+T8上市", "S3"),
    row("class mark", r"(?<![\d.])\d{1,4}[A-KM-SU-VX-Z](?![A-Za-z/0-9])|(?<![\d.,])\d{1,2}[Aa](?=级|类)", "3C认证与5A级组织", "3C"),
    row("exponent", r"(?<=m)[23](?!\d)", "处理3万m3污水", "3"),
    row("ordinal", rf"第\s*(?:\d[\d,]*|[{HAN}]+)(?:\s*[-~至、]\s*(?:第?\s*(?:\d+|[{HAN}]+)))*", "这是第五份报告", "第五"),
    row("session", rf"(?:[{HAN}]{{1,3}}|\d{{1,2}})届(?:[{HAN}]{{1,3}}次|\d{{1,2}}次|(?:[{HAN}]、?)+中全会)?|[{HAN}]{{1,3}}中全会|十[七八九]大|二十大|(?<!\d)(?:19|20)大(?!$)", "召开三届三次理事会", "三届三次"),
    row("plan period", r"(?<![二三四五六七八九百])[“\"]?(?:(?:十[一二三四五六]|\d{2}\.)五[”\"]?\s*(?:时期|期间|规划|计划|末|以来|开局|收官)?|十五(?:[”\"]|(?=时期|期间|规划|计划|末)))", "“十三五”时期建设", "“十三五”时期"),
    row("rank", rf"(?:前|排名|排行|位列|位居|名列|列|TOP|Top|top|NO\.?|No\.?)\s*第?\s*(?:\d+|[{HAN}]{{1,3}})\s*(?:名|位|强|甲|家)?(?![\d,.万亿%]|\s*(?:项|个|次|家|人|亿|万|千|元|吨))", "进入全国前10名", "前10名"),
    row("honour list", rf"(?:\d{{1,4}}|[{HAN}]{{1,3}})\s*(?:强|佳|优|大|杰)(?!的|于|力|化|制|学|量|规|幅|型|小|约|众|数|家|类|批|项|中|面)", "入选中国500强与十大品牌", "500强"),
    row("anniversary", rf"(?<!\d)(?:\d{{1,4}}|[{HAN}]{{1,6}})\s*周年", "庆祝成立70周年", "70周年"),
    row("place", r"(?:地址|住所|办公地|注册地|通讯地址)\s*[:：][^\n，。；;]{0,60}", "地址：10048 中山路5号3楼", "地址：10048 中山路5号3楼"),
    row("telephone", r"(?<![\d.])(?:\+?86[- ]?)?(?:0\d{2,3}[-－— )]\s*\d{7,8}(?:[-转]\d+)?|1[3-9]\d{9}|[48]00[- ]?\d{3,4}[- ]?\d{3,4})(?![\d.])|(?:电话|传真|热线|手机|邮编|邮政编码|QQ|专线)\s*[号码为是:：]*\s*[\d()（） -]{5,}", "电话：010-84380488", "电话：010-84380488"),
    row("registration", r"(?:股票)?(?:代码|编号|证号|号码|账号|注册号|批准号|许可证|文号|备案号|邮编|股票|证券|编码)\s*[为是:：]*\s*[A-Za-z]*\d[\dA-Za-z.\-]*", "股票代码603555", "股票代码603555"),
    row("clause number", r"(?<![\d.])\d+(?:\.\d+){2,}|(?<![\d.])\d+(?:-\d+){2,}", "见3.3.10条", "3.3.10"),
    row("clause", r"(?<![\d.])\d+\s*(?:条款|款规定)", "符合标准4条款", "4条款"),
    row("page", r"(?<![A-Za-z])[Pp](?:age)?\.?\s*\d+(?:\s*[-~至]\s*[Pp]?\d+)?|第\s*\d+\s*页|页\s*\d+(?:\s*[-~]\s*\d+)?|(?:参[阅见]|[详请]见)[^，。\d\n]{0,20}\d+(?:\s*[-~]\s*\d+)?\s*页", "见P12-15", "P12-15"),
    row("item mark", r"(?:^|(?<=[\n。；;]))\s*[(（]?\d{1,2}(?:\s*[)）、．]|\.(?!\d))", "3、推进培训", "3、"),
    row("bracketed mark", rf"[(（]\s*(?:\d{{1,2}}|[{HAN}]{{1,2}})\s*[)）]", "包括(1)培训(2)考核", "(1)"),
    row("version", r"(?:[Vv]|版本|版|工业|时代|中国)\s*\d+\.\d+(?![\d%])|(?<![\d.])\d\.0(?=时代|版|战略|模式|计划|阶段|平台|系统|工程|标准|升级)", "迈向工业4.0时代", "工业4.0"),
    row("not one", r"(?:无|没有|未有|未发生|未出现|未发现|无任何)\s*1\s*(?:人|名|起|例|件|宗|次|家)", "全年未发生1起事故", "未发生1起"),
    row("proportion", r"(?<![\d.])\d{1,3}\s*[:：]\s*\d{1,3}(?![\d.])", "按1:3配比", "1:3"),
    row("per so many", rf"每\s*(?:\d[\d,.]*\s*[百千万亿]?|[{HAN}万]+)\s*(?:股|工时|小时|人|吨|元|平方米|个?月|年|天|周|季度|次|公里|万)?(?!次)", "每10股派息", "每10股"),
    row("formula", r"[*×=]\s*\d[\d,.]{0,20}(?=\s*[/÷*×=])|(?<![\d,.])\d[\d,.]{0,20}(?=\s*[*÷]\s*(?!10\s?\^)\d)", "损失天数*1000000/总工时", "*1000000"),
    row("garbled number", r"(?<![\d.,])(?!\d*10\^)\d[\d,.]*[\^_|\\■¦]{1,2}\d[\d,.]*", "保险费7,2^6.83万元", "7,2^6.83"),
    row("conversion", r"(?<![\d.])1\s*[A-Za-z\u4e00-\u9fff]{1,4}\s*=\s*[\d,.]+\s*[A-Za-z\u4e00-\u9fff]{0,6}", "换算：1kWh=0.0036GJ", "1kWh=0.0036GJ"),
    row("coordinates", r"(?<!\d)\d{1,3}°\d{0,2}['′]?", "位于东经116°23", "116°23"),
    row("floor", r"(?<!\d)\d{1,5}\s*(?:楼|室|弄)|(?<!\d)\d{1,4}\s*(?:层|座|栋|单元)(?=\d)", "大厦5层505室", "5层"),
    row("product grade", r"(?<!\d)\d{1,4}\s*(?:#|号(?:油|楼|厂|线|机|炉))", "98号油", "98号油"),
)  # fmt: skip

QUOTED = re.compile(r"[“「『‘][^“”「」『』‘’\n]{1,40}[”」』’]")
"""Slogans, plans and nicknames stand in quotation marks: “123工程”, “三会一课”."""

SAYS_A_NUMBER = re.compile(r"[%‰]|[\d.]\s*[万亿]?(?:元|吨|人|家|项|次|件|起)(?![\u4e00-\u9fff])")
"""What is quoted may be a result all the same: “合格率100%”."""


def non_quantities(text: str) -> tuple[Span, ...]:
    """Spans of a legible text in which no number counts anything, in order of their start."""
    return tuple(sorted({*_patterned(text), *_quoted(text)}))


def _patterned(text: str) -> Iterator[Span]:
    for rule in NON_QUANTITIES:
        for match in rule.pattern.finditer(text):
            yield match.span()


def _quoted(text: str) -> Iterator[Span]:
    for match in QUOTED.finditer(text):
        if not SAYS_A_NUMBER.search(match[0]):
            yield match.span()
