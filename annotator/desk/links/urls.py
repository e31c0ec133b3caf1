"""Addresses of suggestions, of further sources, and of what an act would move."""

from django.urls import path

from annotator.desk.links import citing, effects, pairs

urlpatterns = [
    path("claims/<int:pk>/effect/", effects.claim_effect, name="claim_effect"),
    path("claims/<int:pk>/suggestions/", pairs.suggestions, name="suggestions"),
    path("claims/<int:pk>/links/", pairs.claim_links, name="claim_links"),
    path("claims/<int:pk>/links/<int:other_pk>/", pairs.answer_pair, name="answer_pair"),
    path("claims/<int:pk>/links/<int:other_pk>/effect/", effects.pair_effect, name="pair_effect"),
    path("claims/<int:pk>/sources/", citing.claim_sources, name="claim_sources"),
    path("claims/<int:pk>/sources/<int:article_pk>/", citing.add_citation, name="add_citation"),
    path("sources/<int:pk>/remove/", citing.remove_citation, name="remove_citation"),
    path("pairs/", pairs.pairs, name="pairs"),
    path("pairs/<int:pk>/forget/", pairs.forget_answer, name="forget_answer"),
]
