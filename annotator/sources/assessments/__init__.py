"""How far each source is trusted, by whom it was judged and why; judged apart from what it says (Admiralty code)."""
