"""Every write of claims in bulk: candidates that an import proposes, changes and takes back."""

from annotator.claims.bulk.actions.proposing import (
    CHANGED,
    WHOLE,
    change_candidates,
    propose_claims,
    restore_candidates,
)
from annotator.claims.bulk.actions.taking_back import remove_candidates

__all__ = ["CHANGED", "WHOLE", "change_candidates", "propose_claims", "remove_candidates", "restore_candidates"]
