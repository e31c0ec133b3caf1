"""Acts on several claims of a sentence, with the incidents that the claims are in: split, join, decide together."""
