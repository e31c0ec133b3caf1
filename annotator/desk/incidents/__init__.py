"""Incidents: the claims behind each and the roles they play."""
