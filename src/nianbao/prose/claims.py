"""A claim: which thing, in which relation, within which scope, at which characters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nianbao.prose.slots import Slot
from nianbao.prose.things import KINDS, NOTHING, Domain, Thing
from nianbao.prose.tokens import Gap
from nianbao.quantities import Spoken


class Relation(StrEnum):
    """What a claim says of its thing."""

    IS = "is"
    SHARE = "share"
    CHANGE = "change"
    MULTIPLE = "multiple"
    SAME = "same"
    NONE = "none"
    ALL = "all"


#: Each by itself: the members of an enumeration are slow to reach before Python 3.12.
IS, SHARE, CHANGE, MULTIPLE, SAME, NONE, ALL = Relation
#: Relations of a thing that the clause before may have named.
RELATIVE = frozenset({CHANGE, MULTIPLE, SAME, SHARE})


@dataclass(slots=True)
class Claim:
    """One slot understood: span, thing, relation, scope and its place in a list."""

    section: str
    #: Where its sentence starts, and the number of that sentence in the section.
    sentence: int
    order: int
    slot: Slot
    start: int
    end: int
    relation: Relation
    thing: Thing
    quantity: Spoken | None
    #: The thing is written in the slot itself, not taken over.
    own: bool
    #: What the text was about before it.
    topic: Domain = Domain.UNKNOWN
    #: What the heading above it, or the words its paragraph opens with, are about.
    headed: Domain = Domain.UNKNOWN
    #: Words that put it outside the tables: nothing is compared.
    outside: str = ""
    #: Words that may narrow it: a match proves, a mismatch does not disprove.
    soft: str = ""
    #: That limit is taken over from the claim before; where that one is borne out it does not hold.
    handed_on: bool = False
    #: Of a share its base; of a change its direction: 1 up, −1 down.
    base: Thing | None = None
    direction: int = 0
    #: Of a share or change that names nothing: the number that it is of stands right before it.
    beside: bool = False
    #: Of a difference between two things of one year the other one: 比征地信息多51条.
    than: Thing | None = None
    #: The year it speaks of, less the report's own: −1 is last year.
    year_off: int = 0
    year: Spoken | None = None
    compared: bool = False
    #: The number before it is said to be more or less than it.
    exceeded: bool = False
    #: 分别 deals its relation out to the numbers after it: 分别减少139件和6件.
    dealt: bool = False
    #: An average over the twelve months.
    monthly: bool = False
    #: Unknown words beside its number or in the clauses before it, where nothing above narrows it.
    amid: str = ""
    #: What else it may count: 自然人新收5件、上年结转1件, of all or of those persons.
    besides: tuple[Thing, ...] = ()
    #: What it counts is plain, whatever unknown words stand beside it.
    plain: bool = False
    #: The change, or the standing still, is of the share told before it: 占52%，与上年持平.
    of_share: bool = False
    #: No other year stands in its sentence.
    year_alone: bool = False
    #: What it leaves out, nothing if that is not known; whether it leaves out anything: 除A外，其余B共3件.
    left_out: Thing = NOTHING
    excepts: bool = False
    #: The word that opens its list: among, includes, exactly, above; "" if none.
    lead: str = ""
    #: The lead word comes first: 其中A…, not A、B分别为….
    opens: bool = False
    #: What it is a part of, where a clause names that: 新收申请中，自然人5件、…; 其中予以公开的，….
    of: Thing = NOTHING
    #: rest, other, total, sum, each or except: what else its list says of it.
    kind: str = ""
    #: Of a total, how many parts it says it has: 两项合计; 0 if it does not say.
    members: int = 0
    #: Of the first part of a list, how many the text says there are: 由四类构成：…; 0 if it does not.
    announced: int = 0
    #: The same number is said of every one of several things, and of how many: A、B各1件.
    each: bool = False
    names: int = 1
    #: The text says plainly what is counted; else a match proves and a mismatch says nothing.
    certain: bool = True
    #: An average of any kind.
    averaged: bool = False
    #: The words after it say that its parts follow: 12件申请中，….
    divides: bool = False
    #: An outcome of what came in new, which need not be all of it: 新收七件中，有三件予以公开.
    of_new: bool = False
    #: Its place among others is told with it: 征地类最多，有129件，其次是规划类，有58件.
    ranked: bool = False
    #: A colon opens a list right before it.
    colon: bool = False
    #: The words before it say how its list is told apart: 按渠道分，….
    sorted: bool = False
    #: The same before a colon: 渠道：….
    labelled: bool = False
    #: What it counts is named as one kind of several: 土地承包类4件.
    of_kind: bool = False

    @property
    def may_count(self) -> tuple[Thing, ...]:
        """What it counts as it is read, and what else it may count."""
        return (self.thing, *self.besides)

    @property
    def counts_kinds(self) -> bool:
        """Whether it says into how many kinds something is told apart: 分为11类, but not 3类问题."""
        named = any(isinstance(token, Gap) for token in self.slot.after)
        return self.quantity is not None and self.quantity.unit in KINDS and not named

    @property
    def number(self) -> Spoken:
        """Its quantity, for relations that have one."""
        assert self.quantity is not None
        return self.quantity
