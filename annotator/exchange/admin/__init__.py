"""The import wizard inside the admin, from the upload to the undo. It decides nothing itself: batches' actions do."""
