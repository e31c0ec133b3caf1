"""Learns from decided claims which candidates are accepted, to order the queue by."""

from typing import Any

from django.core.management.base import BaseCommand

from annotator.claims.ranking.learning import Measures
from annotator.claims.ranking.training import TooFewDecisions, Training, train_ranker


class Command(BaseCommand):
    """The ranker orders the queue and decides nothing; one that is worse than what there is stays out."""

    help = "Learns from decided claims which candidates are accepted, and installs the ranker unless it is worse."

    def handle(self, *args: Any, **options: Any) -> None:
        """Train, report before and after, and say what was installed."""
        try:
            training = train_ranker()
        except TooFewDecisions as few:
            self.stdout.write("There are too few decisions for a ranker yet:")
            for need in few.needs:
                self.stdout.write(f"  {need}")
            return
        self._report(training)

    def _report(self, training: Training) -> None:
        self.stdout.write(
            f"Learnt from {training.decisions} decisions, measured on {training.held_back} of other articles."
        )
        self.stdout.write(f"{'':<22}{'log-loss':>10}{'Brier':>10}{'AUC':>10}")
        self._row("rules' own scores", training.by_score)
        if training.by_former:
            self._row("ranker until now", training.by_former)
        self._row("new ranker", training.by_new)
        if training.installed:
            self.stdout.write(
                f"Installed as {str(training.installed).lower()}; the waiting candidates were ranked anew."
            )
        else:
            self.stdout.write("Not installed: on the decisions held back it is no better than what there is.")

    def _row(self, name: str, measures: Measures) -> None:
        self.stdout.write(f"{name:<22}{measures.log_loss:>10.4f}{measures.brier:>10.4f}{measures.auc:>10.4f}")
