"""The analysts' side of Claimdesk: from what was written to what may be counted."""
