"""How likely a candidate is to be accepted, learnt from decisions; it orders the queue and decides nothing."""
