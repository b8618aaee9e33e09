"""The proof: every number in the prose judged against the figures."""

from nianbao.proof.prove import prove, prove_notes
from nianbao.proof.verdicts import Coverage, Fault, Status, Verdict, coverage

__all__ = ["Coverage", "Fault", "Status", "Verdict", "coverage", "prove", "prove_notes"]
