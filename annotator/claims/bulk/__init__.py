"""Claims that come many at a time from outside: only candidates, only on words that the article has."""
