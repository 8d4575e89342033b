"""Fetching a feed or page over http(s), from public addresses only.

Every host is resolved here and the connection goes to the very address that was checked, so that neither a
redirect nor a second answer of the DNS can lead to a private machine or a cloud's metadata.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from schemas.errors import InputError

REDIRECTS = 5
SECONDS = 30
MOVED = frozenset({301, 302, 303, 307, 308})
OK = 200


class Fetched(NamedTuple):
    """What an address answered: the body, its media type and charset, and the address after redirects."""

    body: bytes
    media_type: str
    charset: str | None
    address: str


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also when it is wrapped in an IPv6 one."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo[1] if ip.teredo else None
        inner = ip.ipv4_mapped or ip.sixtofour or teredo
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = inner or ip
    return ip.is_global and not ip.is_multicast


def fetch(address: str, *, limit: int, allow: Callable[[str], bool] = is_public) -> Fetched:
    """Get `address`, following redirects; `allow` says of an IP address whether it may be reached.

    Raises InputError for any other scheme, an address that is not allowed, a status other than 200, a body of
    more than `limit` bytes, or a network that fails.
    """
    here = address
    for _ in range(REDIRECTS + 1):
        try:
            with_location = _get(here, limit=limit, allow=allow)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise InputError(f"could not be fetched ({error})", where=here) from error
        if isinstance(with_location, Fetched):
            return with_location
        here = urljoin(here, with_location)
    raise InputError(f"more than {REDIRECTS} redirects", where=address)


def _get(address: str, *, limit: int, allow: Callable[[str], bool]) -> Fetched | str:
    """One request: what was fetched, or where to go instead."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError("not an http or https address", where=address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    peer = _resolve(parts.hostname, port, address, allow)
    connection: http.client.HTTPConnection = (
        _PinnedHTTPS(parts.hostname, port, peer)
        if parts.scheme == "https"
        else _Pinned(parts.hostname, port, peer)
    )
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": "caixun", "Accept-Encoding": "identity"})
        answer = connection.getresponse()
        location = answer.getheader("Location")
        if answer.status in MOVED and location:
            return location
        if answer.status != OK:
            raise InputError(f"answered {answer.status} {answer.reason}", where=address)
        body = answer.read(limit + 1)
        if len(body) > limit:
            raise InputError(f"answers with more than {limit:,} bytes", where=address)
        return Fetched(body, answer.headers.get_content_type(), answer.headers.get_content_charset(), address)
    finally:
        connection.close()


def _resolve(host: str, port: int, address: str, allow: Callable[[str], bool]) -> str:
    """The IP address to connect to; every one that the host has must be allowed."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    refused = [one for one in found if not allow(one.partition("%")[0])]
    if refused or not found:
        raise InputError(
            f"{host} is {', '.join(refused) or 'nowhere'}, no public address",
            where=address,
            mend="save the feed to a file and give that",
        )
    return found[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, under the name of its host."""

    def __init__(self, host: str, port: int, peer: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._peer = peer

    def connect(self) -> None:
        self.sock = socket.create_connection((self._peer, self.port), self.timeout)


class _PinnedHTTPS(_Pinned):
    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
