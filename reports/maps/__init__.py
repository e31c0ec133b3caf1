"""The maps of an edition: boundaries that ship with Claimdesk, areas for places known no closer; no tile server."""
