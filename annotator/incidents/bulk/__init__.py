"""Incidents that are known before any claim is linked to them: a title, days and a place, and no number at all."""
