"""Pages on events of other datasets, beside incidents and month by month."""
