"""Dependence: words that hang on what was told before, and words that begin something new."""

import re

DEPENDS = re.compile(
    r"^(?:同比|环比|比|较|与|占|增幅|降幅|增速|(?:增长|下降|上升|提高|降低|减少|增加|提升)(?:了|约|近|幅度?)?$|均(?!衡)|合格率|完成率|达标率|覆盖率|比例|比重|占比|总额$|金额$|价值|惠及|总计|合计|共计|涨幅|跌幅|净增|其比|新增$|(?:保费|保额|租金|费用|经费|合同额|标的额)(?:总额|金额)?$|审议(?:通过)?(?:各项|相关|各类)?(?:议案|事项)$|上浮|下浮|平均每.{0,3}$|[高低优多少]于(?=上|去|同|全国|行业|平均|计划|目标|年初))"
)
"""A subject that begins so says what happened to the one before it."""

VERBS = (
    "新?立项|报名|受益|处理|处置|查处|推荐|产生|发电|分布在?|累计|已|发布|完成|新增|减少|增加|通过|获得|撤销|注销|暂停|共|发放|参与|参加|培训|实现|投入|下达|授权|受理|办结|采纳|总数|总计|"
    "合计|数量|人数|次数|金额|包括|含|分别|比例|以上|以下|人均|平均每人|年均|日均|合格|不合格|申请|提交|支出|捐赠|捐款"
)

CHANGES = re.compile(
    r"^(?:同比|环比|比|较|与|增幅|降幅|增速|增长|下降|上升|提高|降低|减少|增加|提升|涨幅|跌幅|净增|其比|新增|上浮|下浮|[高低]于)"
)
"""Those of them that tell how much something rose or fell, which is of what was counted in the same unit."""

CHANGE_TOLD = re.compile(
    r"·?(?:(?:较|比|与)[^·，]{0,12}|同比|环比)?(?:增长|增加|上升|提高|提升|下降|降低|减少|下滑)(?:了|幅度)?$"
)
REACHING = re.compile(r"[增减升降长加高低少][至到为]\s*(?:约|近)?$")
"""用电量较2020年减少4,100千瓦时，降至 | 82,200千瓦时: the latter is of the electricity, not of its fall."""

BASE = re.compile(r"^(?:比|较)(?:上一?年度?|去年|同期|(?:19|20)\d\d\s*年度?)(?:同期)?的?$")
"""What the thing before was at an earlier time: 撤销率1.71%，比上年的 | 2.05%降低."""

HURT = frozenset("伤亡死")
"""What happened to people in what was counted before: 重伤1起 | 伤1人."""

BARE_VERB = re.compile(rf"^(?:{VERBS})+(?:的|者|及以上|以上)?$")
"""Words that name nothing of their own: what they are said of was named before."""

BARE_KIND = re.compile(
    r"^(?:其中|男|女|男性|女性|实习|专职|兼职|其他|其余|本科|硕士|博士|研究生|大专|专科|高级|中级|初级|高中|中专|正式|临时|国内|国外|境内|境外|一般|严重|优秀|良好|满意|及以下?|及以上)+(?:生|的|者|及以上|以上|及以下|以下|学历)?$"
)
"""Words that name a kind of what was named before, beside other kinds: 博士、硕士、本科."""

SHARES = frozenset({"%", "百分点", "‰", "倍"})
"""Units in which changes are told of anything."""

TOTALS = re.compile(r"共计|合计|总计|总共|共\s*$")

OPENED = re.compile(r"\s*[(（]")
"""Right after a number: 专利256项（发明56项、实用新型200项）."""

ANNOUNCING = re.compile(r"(?:情况|按[^按]{2,6}分|具体|明细|构成|分布|包括|如下|为|是|分别)+$")

TELLS = re.compile("增加|提高|提升|下降|取得|表示|指出|要求|认为|方面|措施|工作|显示|表明")
"""What announces with these tells something, and is no name for a list."""

LONGEST_ANNOUNCED = 16

COLON = re.compile(r"(?<!\d):(?!\d)")

TURNED = re.compile(
    r"(?:^|[，,；;。])\s*(?:同时|此外)?[，,]?\s*(?:公司|本公司|我公司|我们|集团|本行|我行|协会|中心)(?:全年|本年度?|年内|还|也)?(?:共|累计)?(?:捐|捐款|捐赠|投入|发放|支出|培训|完成|获得)[^，,。；;]{0,2}$"
)
"""Where the body itself does something else: 发放慰问金1万元，公司全年捐款 | 200万元."""

ANEW = re.compile(r"[；;\n]|[，,]\s*(?:全年|年内|报告期|本年|(?:19|20)\d\d\s*年|同时|此外|另外?|并)")
"""Where a sentence turns to something else, so that the parts of a whole are over."""

BECOMES = re.compile(
    r"\s*(?:逐步|大幅|进一步)?(?:减少|增加|降低|提高|提升|上升|下降|调整|扩大|缩短|增长|优化|减|增|降|升|变|改|扩)(?:为|到|至)\s*"
)

CHANGED = re.compile(rf"^{BECOMES.pattern}(?:(?:19|20)\d{2}\s*年度?末?的?)?\s*(?:约|近)?$")
"""Between two numbers, from the one to the other: 由4项减为1项."""

LONGEST_CONTEXT = 20
CLAUSES_BACK = 4

SHORT = 4
"""Characters of a subject that say too little alone."""

TAKEN_UP = re.compile(r"^..(?:率|量|额|数|强度|比例|金额)$")
"""What takes up a word of the subject before: 排查整改隐患356项，整改率100%."""

INTRODUCES = re.compile(r"^[^\u4e00-\u9fff]|[)）]|成立|前身|作为|位于|注册|简称|隶属|是|名为|属于|显著|成效|良好")
"""A clause about who the body is, or full of praise, is no company for a number."""

CIRCUMSTANCE = re.compile(
    r"^\s*(?:为了?|随着|在|围绕|根据|按照?|通过|针对|结合|依托|由于|鉴于|本着|坚持|面对|经)(?!客户|员工|营|济|费|理|销)|(?:以来[^，,。；;]*|期间|之际|后|需要|能力|水平|要求|目标|氛围)$"
)
"""Why, when and by what something was done, but not what."""

NEXT_ITEM = re.compile(r"[^，,、]{0,24}[，,、和及与]\s*$")
"""Between two items of a list: 5次股东大会，| 12次董事会."""
