"""Events of other datasets (ACLED, UCDP GED), kept beside ours to compare; no figure ever reads them."""
