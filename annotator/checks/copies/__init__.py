"""Sentences that stand in several articles: standing text of a series, copies with new numbers, wire texts."""
