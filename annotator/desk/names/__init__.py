"""Names while they are typed: what the lexicon and the gazetteer offer, and how the lexicon grows."""
