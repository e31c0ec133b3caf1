"""Verbs with their auxiliaries."""

from .lexicon import NOTHING
from .reading import VerbGroup
from .syntax import Syntax

_PARTICIPLES = frozenset({"past", "participle"})
_PREDICATES = _PARTICIPLES | {"adjective"}


class VerbGroups(Syntax):
    """Reads the verb group that starts at a word."""

    def _verb_group(self, at: int) -> VerbGroup:
        group = VerbGroup("vg", at, at + 1, main=at)
        place, auxiliaries = at, 0
        while place < self.size:
            word = self.words[place]
            tags = word.entry.tags
            phrasal = self._verb_phrase(place)
            if phrasal is not None:
                group.main, group.end, group.entry = place, self.sentence.phrases[place][1], phrasal
                return self._finished(group, auxiliaries)
            if "negation" in tags:
                group.negated = True
            elif tags.intersection(("be", "have", "do", "modal")) or (word.norm == "to" and self._infinitive(place)):
                auxiliaries += 1
                group.passive = ("be" in tags and word.norm not in ("having",)) or (group.passive and "be" not in tags)
                group.modal = word.norm if "modal" in tags else group.modal
                group.infinitive = group.infinitive or word.norm == "to"
                group.main = place
            elif self._adverbial(place) and place + 1 < self.size and self._continues_verb(place + 1):
                pass
            elif word.entry.verbs or tags.intersection(("verb", "report_verb")) or word.norm.endswith(("ed", "ing")):
                if self._is_state(place + 1):
                    place += 1
                group.main, group.end = place, place + 1
                return self._finished(group, auxiliaries)
            else:
                break
            place += 1
            group.end = place
        return self._finished(group, auxiliaries)

    def _adverbial(self, at: int) -> bool:
        """ "were brutally murdered": a word that the lexicon lacks and that ends in -ly is an adverb."""
        word = self.words[at]
        return word.has("adverb") or (word.entry is NOTHING and word.norm.endswith("ly"))

    def _finished(self, group: VerbGroup, auxiliaries: int) -> VerbGroup:
        word = self.words[group.main]
        group.entry = group.entry if group.entry is not NOTHING else word.entry
        forms = {use.form for use in group.entry.verbs}
        participle = (
            bool(forms & _PREDICATES)
            or word.norm.endswith("ed")
            or (word.has("report_verb") and word.norm.endswith("d"))
            or (word.has("verb") and not word.norm.endswith("ing"))
        )
        group.passive = group.passive and participle
        group.bare = auxiliaries == 0
        gerund = word.norm.endswith("ing")
        group.finite = not group.infinitive and not (group.bare and gerund)
        return group
