"""The pages around an edition's figures: incidents, places, actors and sources; no page here counts anything anew."""
