"""Where messages may go: to hosts that the operator named, and behind their names to no private network."""

from ipaddress import ip_address

import pytest

from annotator.exchange.intake.webhooks.addresses import Allowed, BadAddress, check_numbers, is_public, target_of
from annotator.exchange.intake.webhooks.sending import send

HOSTS = Allowed(("hooks.example.org", "10.1.0.0/16", "203.0.113.7"))
HERE = Allowed(("localhost", "127.0.0.1"), http_here=True)

REFUSED = [
    (Allowed(), "https://hooks.example.org/", "switched off"),
    (HOSTS, "http://hooks.example.org/", "by https alone"),
    (HOSTS, "ftp://hooks.example.org/", "by https alone"),
    (HOSTS, "file:///etc/passwd", "is not an address"),
    (HOSTS, "gopher://10.1.2.3/", "by https alone"),
    (HOSTS, "https://other.example.org/", "is not among the hosts"),
    (HOSTS, "https://hooks.example.org.evil.example/", "is not among the hosts"),
    (HOSTS, "https://sub.hooks.example.org/", "is not among the hosts"),
    (HOSTS, "https://hooks.example.org@evil.example/", "no password"),
    (HOSTS, "https://user:word@hooks.example.org/", "no password"),
    (HOSTS, "https://evil.example#hooks.example.org", "no #|no password"),
    (HOSTS, "https://evil.example\\@hooks.example.org/", "no password|is not among"),
    (HOSTS, "https://127.0.0.1/", "is not among the hosts"),
    (HOSTS, "https://10.2.0.1/", "is not among the hosts"),
    (HOSTS, "https://[::1]/", "is not among the hosts"),
    (HOSTS, "https://[::ffff:127.0.0.1]/", "is not among the hosts"),
    (HOSTS, "https://2130706433/", "is not among the hosts"),
    (HOSTS, "https://0x7f.1/", "is not among the hosts"),
    (HOSTS, "https://169.254.169.254/latest/meta-data/", "is not among the hosts"),
    (HOSTS, "https://localhost/", "is not among the hosts"),
    (HOSTS, "https://hooks.example.org:99999/", "is not an address"),
    (HOSTS, "https://hooks.example.org:port/", "is not an address"),
    (HOSTS, "https:///path", "is not an address"),
    (HOSTS, "https://hooks.example.org/a\r\nHost: evil", "is not an address"),
    (HOSTS, "https://[::1/", "is not an address"),
    (HOSTS, "", "is not an address"),
    (HERE, "http://hooks.example.org/", "by https alone"),
    (Allowed(("localhost",)), "http://localhost/", "by https alone"),
]  # fmt: skip


@pytest.mark.parametrize(("allowed", "url", "sentence"), REFUSED)
def test_nothing_is_sent_to_an_address_that_nobody_named(allowed, url, sentence):
    with pytest.raises(BadAddress, match=sentence):
        target_of(url, allowed)


TAKEN = [
    (HOSTS, "https://hooks.example.org/in?a=1", ("hooks.example.org", 443, "/in?a=1")),
    (HOSTS, "https://HOOKS.example.org.:8443", ("hooks.example.org", 8443, "/")),
    (HOSTS, "https://10.1.2.3/", ("10.1.2.3", 443, "/")),
    (HOSTS, "https://hooks.example.org/ü", ("hooks.example.org", 443, "/%C3%BC")),
    (HERE, "http://localhost:8000/x", ("localhost", 8000, "/x")),
    (HERE, "http://127.0.0.1/", ("127.0.0.1", 80, "/")),
]


@pytest.mark.parametrize(("allowed", "url", "parts"), TAKEN)
def test_an_address_at_a_named_host_is_taken_apart(allowed, url, parts):
    target = target_of(url, allowed)
    assert (target.host, target.port, target.path) == parts


CLOSED = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1",
    "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1",
    "::127.0.0.1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("number", CLOSED)
def test_a_name_that_leads_into_a_private_network_is_refused(number):
    assert not is_public(ip_address(number))
    with pytest.raises(BadAddress, match="no public address"):
        check_numbers("hooks.example.org", [ip_address("93.184.216.34"), ip_address(number)], HOSTS)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_a_name_that_leads_to_the_open_net_is_taken(number):
    assert check_numbers("hooks.example.org", [ip_address(number)] * 2, HOSTS) == [ip_address(number)]


@pytest.mark.parametrize(("number", "allowed"), [("10.1.2.3", HOSTS), ("127.0.0.1", HERE), ("::1", HERE)])
def test_a_private_network_that_the_operator_named_is_taken(number, allowed):
    assert check_numbers("a.name", [ip_address(number)], allowed)


def test_a_named_host_that_leads_here_is_refused_before_anything_is_sent():
    outcome = send("https://localhost.:1/", b"{}", {}, Allowed(("other",)))
    assert (outcome.status, outcome.taken) == (None, False)
    assert "is not among the hosts" in outcome.answer


def test_a_name_is_asked_once_and_what_was_checked_is_what_is_called(monkeypatch):
    asked = []

    def answer(host, port, **options):
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34" if len(asked) > 1 else "192.168.0.1", port))]

    monkeypatch.setattr("annotator.exchange.intake.webhooks.addresses.socket.getaddrinfo", answer)
    outcome = send("https://hooks.example.org/", b"{}", {}, HOSTS)
    assert outcome.answer == "hooks.example.org leads to 192.168.0.1, which is no public address."
    assert asked == ["hooks.example.org"]
