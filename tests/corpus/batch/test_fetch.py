"""Fetching reaches the public internet only, whatever an address resolves or redirects to."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corpus.readers.fetch import fetch, is_public
from schemas.errors import InputError


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        body = b"x" * 1000
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "application/rss+xml; charset=gb2312")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def here() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def loopback(address: str) -> bool:
    """The override for tests: this machine, and nothing else."""
    return address == "127.0.0.1"


def test_what_is_fetched_comes_with_its_type_and_charset(here: str) -> None:
    got = fetch(f"{here}/feed", limit=5000, allow=loopback)
    assert (len(got.body), got.media_type, got.charset) == (1000, "application/rss+xml", "gb2312")


def test_redirects_are_followed(here: str) -> None:
    assert fetch(f"{here}/to//feed", limit=5000, allow=loopback).address == f"{here}/feed"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/to/http://169.254.169.254/latest/meta-data", "169.254.169.254"),
        ("/to/http://[::1]/", "::1"),
        ("/to/file:///etc/passwd", "not an http"),
        ("/to//to//to//to//to//to//feed", "redirects"),
        ("/gone", "404"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(here: str, path: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        fetch(here + path, limit=5000, allow=loopback)


def test_an_answer_too_long_is_refused(here: str) -> None:
    with pytest.raises(InputError, match="more than 999 bytes"):
        fetch(here, limit=999, allow=loopback)


def test_loopback_is_refused_without_the_override(here: str) -> None:
    with pytest.raises(InputError, match="no public address"):
        fetch(here, limit=5000)


def test_a_name_is_checked_by_what_it_resolves_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> object:
        public, private = ("93.184.216.34", 80), ("10.0.0.5", 80)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", one) for one in (public, private)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(InputError, match=r"10\.0\.0\.5"):
        fetch("http://feeds.example/", limit=10)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00:ec2::254", "::ffff:127.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_an_address_that_is_public_is_known(address: str) -> None:
    assert is_public(address)
