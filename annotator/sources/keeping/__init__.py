"""Publishers, series and protected names, kept by hand one at a time; many at once are the work of `publishers`."""
