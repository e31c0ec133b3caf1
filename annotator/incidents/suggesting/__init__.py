"""Claims of other articles that probably tell of the same event, with the reasons in words. It never links them."""
