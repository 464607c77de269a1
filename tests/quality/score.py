"""The scorer, by the name that the scripts know it under."""

from armsledger.evaluation.score import Score

__all__ = ["Score"]
