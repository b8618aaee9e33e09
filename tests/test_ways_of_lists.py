"""Ways in which offices deal numbers out to names, take in what came over, and sum what they have told."""

from __future__ import annotations

import pytest
from proof_figures import verdicts

from nianbao.proof import Status

#: A text; what of it is borne out, and what is contradicted.
_WRITTEN = [
    # Numbers dealt out to the names before them.
    ("新收申请中，企业、律师事务所为4件和2件。", "4件 2件", ""),
    ("新收申请中，企业、律师事务所为2件和4件。", "", "2件 4件"),
    ("新收申请中，企业、同乡会、律师事务所分别为4件、0件、2件。", "4件 2件", ""),
    ("新收申请中，企业、同乡会、律师事务所分别为4件、0件、3件。", "4件", "3件"),
    # Names behind their number.
    ("新收申请中，30件由村民提出，6件由企业、律师事务所等组织提出。", "30件 6件", ""),
    ("新收申请中，30件由村民提出，7件由企业、律师事务所等组织提出。", "30件", "7件"),
    # Examples of the applicants, or of the reason.
    ("种植户等自然人提出30件。", "30件", ""),
    ("种植户等自然人提出31件。", "", "31件"),
    ("不予公开的以询问笔录、现场照片等行政执法案卷居多，为1件。", "1件", ""),
    ("不予公开的以询问笔录、现场照片等行政执法案卷居多，为2件。", "", "2件"),
    # What came over is taken in.
    ("新收申请36件，与2023年转来的2件合计38件。", "36件 38件", ""),
    ("新收申请36件，与2023年转来的2件合计39件。", "36件", "39件"),
    ("新收申请36件，另有2件是2023年没有办完的。", "36件 2件", ""),
    ("新收申请36件，另有3件是2023年没有办完的。", "36件", "3件"),
    ("年初有2件申请待办，年内又新增36件。", "2件 36件", ""),
    ("年初有3件申请待办，年内又新增36件。", "36件", "3件"),
    ("连同去年的2件，办结申请35件，3件留待下年。", "35件 3件", ""),
    ("连同去年的2件，办结申请35件，2件留待下年。", "35件", "2件"),
    # A total behind a part that is told apart itself.
    (
        "答复申请：公开15件；部分公开6件；不予公开4件；无法提供7件；不予处理2件；其他处理1件，其中逾期不补正1件。以上累计35件。",
        "15件 6件 4件 7件 2件 1件 1件 35件",
        "",
    ),
    (
        "答复申请：公开15件；部分公开6件；不予公开4件；无法提供7件；不予处理2件；其他处理1件，其中逾期不补正1件。以上累计38件。",
        "15件 6件 4件 7件 2件 1件 1件",
        "38件",
    ),
    ("16名观察员中有司机5名、乘客6名，两者合计11名。", "5名 6名 11名", ""),
    ("16名观察员中有司机5名、乘客6名，两者合计13名。", "", "13名"),
    ("投诉形式提出的20件及重复申请1件等，共35件作出答复。", "1件 35件", ""),
    # What is all that is left is all of theirs.
    ("新收申请36件，企业占4件。其余为自然人30件、律师事务所2件。", "36件 4件 30件 2件", ""),
    ("新收申请36件，企业占4件。其余为自然人31件、律师事务所2件。", "36件 4件 2件", "31件"),
    # Two years' numbers of one thing, and a change that is none.
    ("公众号粉丝由3800人变为3900人。", "", ""),
    ("公众号粉丝由3800人变为3800人。", "", "3800人"),
    ("公众号粉丝由3800人降至3800人。", "", "3800人"),
    # A list that goes on behind its first, or that is not told as a whole.
    ("不予公开的理由以内部事务2件居首，其后依次是第三方权益1件、执法案卷1件。", "2件 1件 1件", ""),
    ("不予公开的理由以内部事务2件居首，其后依次是第三方权益2件、执法案卷1件。", "2件 1件", "2件"),
    ("新收申请总数为36件，较集中的申请主体是自然人（30件）和商业企业（4件）。", "36件 30件 4件", ""),
    ("不予公开中，4件分别为第三方权益1件、内部事务2件、执法案卷1件。", "4件 1件 2件 1件", ""),
    ("不予公开中，4件分别为第三方权益2件、内部事务2件、执法案卷1件。", "2件 1件", "2件"),
    ("予以公开或部分公开的，分别为15件、6件。", "15件 6件", ""),
    ("予以公开或部分公开的，分别为15件、7件。", "15件", "7件"),
    ("因第三方权益、内部事务、执法案卷不予公开1件、2件、1件，小计4件。", "1件 2件 1件 4件", ""),
    ("因第三方权益、内部事务、执法案卷不予公开1件、2件、1件，小计5件。", "1件 2件 1件", "5件"),
    ("律师事务所申请的2件已经答复。其余的申请中，予以公开7件。", "2件", ""),
    # A share of a number told with it.
    ("公开15件，部分公开6件，二者占全部办结量35件的60%。", "15件 6件 35件 60%", ""),
    ("公开15件，部分公开6件，二者占全部办结量35件的70%。", "15件 6件 35件", "70%"),
    ("内部事务2件，占不予公开总数4件的一半。", "2件 4件 一半", ""),
    ("内部事务2件，占不予公开总数4件的四分之三。", "2件 4件", "四分之三"),
    # The number of what the heading names, and the exact one in a bracket.
    ("作出行政许可约420件（418件）。", "420件 418件", ""),
    ("作出行政许可约420件（481件）。", "420件", "481件"),
    # Who did it is told, not whether all were done.
    ("认定重复申请的1件，均由承办股室要求申请人说明理由后作出处理。", "1件", ""),
    ("今年以来，我镇收到申请36件。", "36件", ""),
    ("今年以来，我镇收到申请37件。", "", "37件"),
    ("办件前松后紧，年末仍有3件申请结转到下一年。", "3件", ""),
    ("办件前松后紧，年末仍有9件申请结转到下一年。", "", "9件"),
    # Nobody knows what these stand for, or says it of the office itself.
    ("申请内容以水价、管网为主，前者20件、后者16件。", "", ""),
    ("申请答复35件，6件因公司不掌握无法提供。", "35件 6件", ""),
    ("对文件开展回头看，公开率提升至88%。", "", ""),
]


@pytest.mark.parametrize("text, right, error", _WRITTEN)
def test_ways_of_lists(text: str, right: str, error: str) -> None:
    found = verdicts(text)
    wrong = [v.quote for v in found if v.status is Status.CONTRADICTION]
    proved = [v.quote for v in found if v.status is Status.CONSISTENT and v.quote not in ("2023年",)]
    assert (proved, wrong) == (right.split(), error.split())


def test_two_years_numbers_of_one_thing_stand_on_one_base() -> None:
    text = "自然人申请由上年的{}件升至30件。"
    for number, error in (("28", []), ("29", ["29件"])):
        then = {"new": [28, 0, 0, 0, 0, 0, 28], "outcome_total": [29, 0, 0, 0, 0, 0, 29]}
        found = verdicts(text.format(number), previous={"year": 2023, "table3": then})
        assert [v.quote for v in found if v.status is Status.CONTRADICTION] == error
