"""Readers who contest a figure: the public form, its bounds, and what the desk makes of it."""

from datetime import date, timedelta

import pytest
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from django.utils import timezone

from reports.corrections.contesting import address_hash
from reports.corrections.contests import answer_ticket, look_into_ticket, receive_ticket
from reports.corrections.contests.actions import plain
from reports.corrections.models import Ticket
from reports.corrections.rules import MOVES
from reports.refusals import Refused, SomeoneWasFaster
from tests.factories import make_user
from tests.reports.workbench.conftest import as_
from tests.reports.workbench.test_pages import text_of

pytestmark = pytest.mark.django_db
WORDS = "Our own list of the dead of that day has nine names."
ANSWER = {"question": "Whether nine people died on that day.", "answer": "The list could be checked; nine it is."}


@pytest.fixture
def figure(edition):
    return edition.figures.get(column="recorded", label="Killed, combatants")


@pytest.fixture
def lead(db):
    return make_user("lead", "lena")


def url_of(figure) -> str:
    return reverse("contest", args=[figure.edition.number, figure.order])


def send(figure, client: Client | None = None, **given):
    return (client or Client()).post(url_of(figure), {"words": WORDS} | given)


def test_the_figure_leads_to_the_form_and_nobody_has_to_sign_in(figure, client):
    assert url_of(figure) in client.get(figure.get_absolute_url()).content.decode()
    page = client.get(url_of(figure))
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    assert "what you wrote is not" in text_of(page)


def test_what_a_reader_writes_becomes_a_ticket(figure):
    thanks = send(figure, name="Nadia", show_name="on", contact="nadia@example.org", evidence="A list")
    ticket = Ticket.objects.get()
    assert f"it is ticket {ticket.pk}" in text_of(thanks)
    assert (ticket.figure, ticket.words, ticket.state, ticket.public_name) == (figure, WORDS, "new", "Nadia")
    assert len(ticket.address_hash) == 64
    assert "127.0.0.1" not in ticket.address_hash


def test_the_same_words_sent_twice_are_one_ticket(figure):
    send(figure)
    send(figure)
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [{"words": ""}, {"words": "too short"}, {"words": "x" * 4001}, {"evidence": "x" * 2001}, {"name": "x" * 101}],
)
def test_words_have_bounds(figure, given):
    assert send(figure, **given).status_code == 422
    assert not Ticket.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_not_heard(figure):
    thanks = send(figure, website="https://spam.example")
    assert "Thank you" in text_of(thanks)
    assert not Ticket.objects.exists()


def test_a_form_from_elsewhere_is_refused(figure):
    assert send(figure, Client(enforce_csrf_checks=True)).status_code == 403
    assert not Ticket.objects.exists()


@override_settings(TICKETS_PER_ADDRESS=2, TICKETS_PER_HOUR=3)
def test_one_address_and_all_of_them_are_heard_so_often_an_hour(figure):
    for number in range(2):
        assert send(figure, words=f"{WORDS} {number}").status_code == 200
    refused = send(figure, words=f"{WORDS} again")
    assert refused.status_code == 429
    assert "from your address within the hour" in text_of(refused)
    receive_ticket(figure=figure, words=WORDS, address="another")
    with pytest.raises(Refused, match="more readers within this hour"):
        receive_ticket(figure=figure, words=WORDS, address="a third")
    Ticket.objects.update(made_at=timezone.now() - timedelta(hours=2))
    assert send(figure, words=f"{WORDS} later").status_code == 200


def test_an_address_is_kept_as_a_hash_of_one_day():
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7")
    one, same, other = (address_hash(request, date(2022, 1, day)) for day in (1, 1, 2))
    assert one == same != other
    assert "203" not in one


@pytest.mark.parametrize(("proxies", "same"), [(0, True), (1, False)])
def test_an_address_that_is_forwarded_counts_where_a_proxy_is_trusted_alone(settings, proxies, same):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    one, other = (RequestFactory().get("/", headers={"X-Forwarded-For": f"192.0.2.{end}"}) for end in (1, 2))
    assert (address_hash(one) == address_hash(other)) is same


def test_what_a_reader_forges_before_the_proxy_adds_theirs_is_not_read(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged = [RequestFactory().get("/", headers={"X-Forwarded-For": f"{end}.1.1.1, 192.0.2.1"}) for end in (1, 2)]
    assert address_hash(forged[0]) == address_hash(forged[1])


def test_only_text_is_kept():
    assert plain(" a\x00b\u202ec\r\nd\u200ce ") == "abc\nd\u200ce"


def test_what_a_reader_writes_is_shown_as_text(figure, lead):
    send(figure, words="<script>alert(1)</script> and twenty characters more")
    page = as_(lead).get(reverse("ticket", args=[Ticket.objects.get().pk])).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_a_ticket_is_looked_into_and_answered_and_the_outcome_is_public(figure, lead, client):
    send(figure, name="Nadia", contact="nadia@example.org")
    ticket = Ticket.objects.get()
    assert WORDS not in text_of(client.get(figure.get_absolute_url()))
    look_into_ticket(ticket=ticket, user=lead)
    answer_ticket(ticket=ticket, user=lead, to="accepted", **ANSWER)
    for url in (figure.get_absolute_url(), reverse("corrections")):
        page = text_of(client.get(url))
        assert ANSWER["question"] in page
        assert ANSWER["answer"] in page
        assert "Accepted" in page
        for hidden in (WORDS, "Nadia", "nadia@example.org"):
            assert hidden not in page


def test_a_name_is_shown_when_that_was_asked_for(figure, lead, client):
    ticket = receive_ticket(figure=figure, words=WORDS, address="", name="Nadia", show_name=True)
    look_into_ticket(ticket=ticket, user=lead)
    answer_ticket(ticket=ticket, user=lead, to="declined", **ANSWER)
    assert "Nadia" in text_of(client.get(reverse("corrections")))


@pytest.mark.parametrize(("here", "there"), [(here, there) for here in MOVES for there in Ticket.State.values])
def test_a_ticket_moves_along_its_arrows_alone(figure, lead, here, there):
    ticket = receive_ticket(figure=figure, words=WORDS, address="")
    if here != "new":
        look_into_ticket(ticket=ticket, user=lead)
    if here in ("accepted", "declined"):
        answer_ticket(ticket=ticket, user=lead, to=here, **ANSWER)

    def move():
        if there == "looking":
            look_into_ticket(ticket=ticket, user=lead)
        else:
            answer_ticket(ticket=ticket, user=lead, to=there, **ANSWER)

    if there in MOVES[here]:
        move()
        assert Ticket.objects.get().state == there
    else:
        with pytest.raises(Refused):
            move()
        assert Ticket.objects.get().state == here


def test_strangers_settle_nothing(figure, publisher):
    ticket = receive_ticket(figure=figure, words=WORDS, address="")
    analyst = make_user("analyst")
    with pytest.raises(Refused, match="ask a lead"):
        look_into_ticket(ticket=ticket, user=analyst)
    for name in ("look_into_ticket", "answer_ticket", "ticket"):
        client = as_(analyst)
        act = client.get if name == "ticket" else client.post
        assert act(reverse(name, args=[ticket.pk])).status_code == 403
    assert as_(analyst).get(reverse("tickets")).status_code == 403


def test_the_desk_answers_by_form_and_once(figure, lead):
    ticket, desk = receive_ticket(figure=figure, words=WORDS, address=""), as_(lead)
    look, answer = reverse("look_into_ticket", args=[ticket.pk]), reverse("answer_ticket", args=[ticket.pk])
    assert desk.get(look).status_code == desk.get(answer).status_code == 405
    assert str(ticket.pk) in text_of(desk.get(reverse("tickets")))
    assert desk.post(answer, {"to": "accepted", **ANSWER}).status_code == 422
    assert desk.post(look).status_code == 302
    assert desk.post(look).status_code == 409
    short = desk.post(answer, {"to": "accepted", **ANSWER, "answer": "no"})
    assert short.status_code == 422
    assert ANSWER["question"] in short.content.decode()
    assert desk.post(answer, {"to": "accepted", **ANSWER}).status_code == 302
    assert desk.post(answer, {"to": "declined", **ANSWER}).status_code == 409
    assert Ticket.objects.get().state == "accepted"
    with pytest.raises(SomeoneWasFaster, match="answered already"):
        look_into_ticket(ticket=ticket, user=lead)
