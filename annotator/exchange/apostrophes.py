"""The one rule for texts that a spreadsheet would run: reports writes by it, and tables are read and written by it.

This is a door: no other module of the exchange may import reports, whose rule is pure and knows no model.
"""

from reports.cells import runs, safe, unsafe

__all__ = ["runs", "safe", "unsafe"]
