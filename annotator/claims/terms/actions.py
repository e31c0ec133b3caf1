"""Every write of how terms are worded at this desk."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.terms import rules
from annotator.claims.terms.local import forget
from annotator.claims.terms.models import TermWording
from annotator.claims.vocabulary import terms


@transaction.atomic
def list_terms() -> int:
    """Give every packaged term that has none its row, still without words of its own; return how many those were."""
    known = set(TermWording.objects.values_list("vocabulary", "term"))
    rows = [
        TermWording(vocabulary=vocabulary, term=str(id), order=order)
        for vocabulary in rules.VOCABULARIES
        for order, id in enumerate(terms(vocabulary))
        if (vocabulary, str(id)) not in known
    ]
    if rows:
        with pghistory.context(reason="listed as METHOD has it"):
            TermWording.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def word_term(*, wording: TermWording, user: User, label: str, help: str) -> bool:
    """Say what a term is called and how it is explained at this desk; return whether that is anything new."""
    rules.check_may_word(user)
    rules.check_label(wording.vocabulary, wording.term, label.strip())
    now = TermWording.objects.select_for_update().get(pk=wording.pk)
    wanted = {"label": label.strip(), "help": help.strip()}
    if all(getattr(now, name) == value for name, value in wanted.items()):
        return False
    with pghistory.context(reason="term worded", by=user.get_username()):
        TermWording.objects.filter(pk=now.pk).update(**wanted)
    wording.refresh_from_db()
    transaction.on_commit(forget)
    return True


@transaction.atomic
def retire_term(*, wording: TermWording, user: User) -> bool:
    """Offer a reason no more; what was said with it keeps its words. Return whether it was offered."""
    rules.check_may_word(user)
    rules.check_may_retire(wording.vocabulary, wording.term)
    with pghistory.context(reason="term retired", by=user.get_username()):
        offered = TermWording.objects.filter(pk=wording.pk, retired_at=None)
        done = bool(offered.update(retired_at=timezone.now(), retired_by=user))
    transaction.on_commit(forget)
    return done


@transaction.atomic
def restore_term(*, wording: TermWording, user: User) -> bool:
    """Offer a retired reason again; return whether it was retired."""
    rules.check_may_word(user)
    with pghistory.context(reason="term restored", by=user.get_username()):
        retired = TermWording.objects.filter(pk=wording.pk, retired_at__isnull=False)
        done = bool(retired.update(retired_at=None, retired_by=None))
    transaction.on_commit(forget)
    return done
