"""The proof: every number in the prose judged against the figures."""

from nianbao.proof.prove import prove
from nianbao.proof.verdicts import Status, Verdict

__all__ = ["Status", "Verdict", "prove"]
