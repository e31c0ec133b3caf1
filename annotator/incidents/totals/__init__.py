"""Kept totals: what each incident adds to each figure, so that a page of a million claims is one grouped sum.

The tally stays the law: rows here are its contributions, incident by incident. Triggers mark what a change touches, in
the transaction of the change; whoever drains the marks counts those incidents anew. A nightly check recounts all.
"""
