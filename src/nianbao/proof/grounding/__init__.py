"""What a draft says without a source: numbers, titles, names of offices and dates.

A draft rests on the tables and on what the clerk wrote. Whatever else it states is marked, for whoever
wrote it, a model or a colleague, may have made it up. Somebody's finished report is not judged here.
"""

from nianbao.proof.grounding.ground import Ground
from nianbao.proof.grounding.orders import gives_orders
from nianbao.proof.grounding.spans import Spans
from nianbao.proof.grounding.support import Support

__all__ = ["Ground", "Spans", "Support", "gives_orders"]
