"""Who sits at the desk in these tests."""

from tests.annotator.desk.sitting import analyst, desk, visitor

__all__ = ["analyst", "desk", "visitor"]
