"""Publishers and their series, many at a time: added, described, taken back. Judging them is `assessments`' work."""
