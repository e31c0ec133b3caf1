"""Which addresses messages may go to: hosts that the operator named, and behind their names no private network."""

import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

IP = IPv4Address | IPv6Address
# Addresses in which an IPv4 one is wrapped: what stands behind them is decided by that one.
TRANSLATED = IPv6Network("64:ff9b::/96")
# Signs that may stand in an address as they are; what is written with % stays written so.
SAFE = "/%?:@!$&'()*+,;=-._~"
HERE = {"localhost", "127.0.0.1", "::1"}


class BadAddress(Exception):
    """Nothing is sent to this address; the message says why."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the operator allows: hosts by name, networks by number, and plain HTTP to this very machine or not."""

    hosts: tuple[str, ...] = ()
    http_here: bool = False

    def named(self, host: str) -> bool:
        """Tell whether a host is among those that the operator named."""
        if host in self.hosts:
            return True
        number = _number(host)
        return number is not None and self.private(number)

    def private(self, number: IP) -> bool:
        """Tell whether an address, private or not, is itself among what the operator named."""
        if number.is_loopback and "localhost" in self.hosts:
            return True
        return any(number in network for network in _networks(self.hosts))


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be told something, taken apart."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(url: str, allowed: Allowed) -> Target:
    """Take an address apart; raise BadAddress where nothing may be sent there, whatever its name leads to."""
    if not allowed.hosts:
        raise BadAddress("Webhooks are switched off: the operator has named no hosts in CLAIMDESK_WEBHOOK_HOSTS.")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise BadAddress(f"“{url}” is not an address.") from None
    if not host or any(sign.isspace() or ord(sign) < 32 for sign in url):
        raise BadAddress(f"“{url}” is not an address.")
    if parts.username is not None or parts.fragment:
        raise BadAddress("An address for webhooks has no password and no # in it.")
    if parts.scheme != "https" and not (parts.scheme == "http" and allowed.http_here and host in HERE):
        raise BadAddress("Messages are sent by https alone.")
    if not allowed.named(host):
        raise BadAddress(f"{host} is not among the hosts that the operator has named in CLAIMDESK_WEBHOOK_HOSTS.")
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=SAFE)
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def numbers_of(host: str, port: int) -> list[IP]:
    """Ask which addresses a name leads to."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadAddress(f"{host} leads nowhere: {error}.") from None
    return [ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def check_numbers(host: str, numbers: Sequence[IP], allowed: Allowed) -> list[IP]:
    """Return the addresses to connect to; raise BadAddress where the name leads, also, into a private network."""
    for number in numbers:
        if not is_public(number) and not allowed.private(_plain(number)):
            raise BadAddress(f"{host} leads to {number}, which is no public address.")
    if not numbers:
        raise BadAddress(f"{host} leads nowhere.")
    return list(dict.fromkeys(numbers))


def is_public(number: IP) -> bool:
    """Tell whether an address, or the one that it wraps, belongs to one machine on the open net."""
    plain = _plain(number)
    closed = plain.is_multicast or plain.is_reserved or plain.is_unspecified
    return plain.is_global and not closed and not (isinstance(plain, IPv6Address) and plain.is_site_local)


def _plain(number: IP) -> IP:
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped:
            return number.ipv4_mapped
        if number.sixtofour:
            return number.sixtofour
        if number in TRANSLATED:
            return IPv4Address(int(number) & 0xFFFFFFFF)
    return number


def _number(host: str) -> IP | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _networks(hosts: Iterable[str]) -> Iterable[IPv4Network | IPv6Network]:
    for host in hosts:
        try:
            yield ip_network(host, strict=False)
        except ValueError:
            continue
