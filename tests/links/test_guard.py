"""The guard's own tables: what an address says, and which IP addresses are public."""

import pytest

from bot.links.guard import Forbidden, is_public, onward, target

PUBLIC = ("1.1.1.1", "157.240.15.35", "103.10.66.1", "2606:4700:4700::1111", "2a03:2880:f10c:83:face:b00c:0:25de")
NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104 - only asked about
    "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.8.8.8", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.19.255.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:1.1.1.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::101:101",
    "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:db8::1", "2002:7f00:1::", "2002:0101:0101::",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    "", "localhost", "1.1.1", "0x7f.1", "2130706433", "1.1.1.1 ", "1.1.1.1:80",
)  # fmt: skip


def test_which_addresses_are_public() -> None:
    assert [address for address in PUBLIC if not is_public(address)] == []
    assert [address for address in NOT_PUBLIC if is_public(address)] == []


ASKED = {
    "https://www.instagram.com/p/AbC": ("https", "www.instagram.com", 443, "/p/AbC"),
    "http://contoh.example": ("http", "contoh.example", 80, "/"),
    "HTTPS://Contoh.Example.:443/a b".replace(" ", "%20"): ("https", "contoh.example", 443, "/a%20b"),
    "https://contoh.example/é?q=ü&x=%2F#bagian": ("https", "contoh.example", 443, "/%C3%A9?q=%C3%BC&x=%2F"),
    "https://berita.中国/a": ("https", "berita.xn--fiqs8s", 443, "/a"),
}
FORBIDDEN = {
    "another scheme": [
        "file:///etc/passwd", "ftp://contoh.example/", "gopher://contoh.example/", "data:text/html,x",
        "javascript:alert(1)", "//contoh.example/", "contoh.example/", "/p/1", "", "ws://contoh.example/",
    ],
    "a user in it": ["https://admin@contoh.example/", "https://a:b@contoh.example/", "https://:@contoh.example/"],
    "another port": [
        "https://contoh.example:80/", "http://contoh.example:443/", "http://contoh.example:8080/",
        "https://contoh.example:22/", "http://contoh.example:6379/", "https://contoh.example:1/",
    ],
    "no public name": [
        "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:169.254.169.254]/", "http://169.254.169.254/latest/",
        "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http:///x",
        "https://1.1.1.1/", "http://-a.example/", "http://a_.0/",
    ],
    "not an address": [
        "http://[::1", "https://contoh.example/a b", "https://contoh.example\\@127.0.0.1/",
        "https://contoh.example/\r\nX: y",
        "https://contoh.example:99999/", "https://contoh.example/" + "a" * 2000, "https://contoh\u200b.example/",
        "http://a..b.example/", "http://" + "a" * 70 + ".example/",
    ],
}  # fmt: skip


@pytest.mark.parametrize("url", ASKED)
def test_what_may_be_asked(url: str) -> None:
    assert tuple(target(url)) == ASKED[url]


@pytest.mark.parametrize("why", FORBIDDEN)
def test_what_may_not_be_asked(why: str) -> None:
    for url in FORBIDDEN[why]:
        with pytest.raises(Forbidden) as refused:
            target(url)
        assert (url, str(refused.value)) == (url, why)


def test_a_redirect_is_checked_anew() -> None:
    here = target("https://contoh.example/a")
    assert onward(here, "https://lain.example/b").host == "lain.example"
    assert onward(target("http://contoh.example/"), "https://contoh.example/").scheme == "https"
    for url in ("http://contoh.example/", "http://lain.example/", "https://127.0.0.1/", "file:///x"):
        with pytest.raises(Forbidden):
            onward(here, url)


def test_a_port_of_a_test_is_open_only_where_it_is_given() -> None:
    assert target("http://contoh.example:8123/x", frozenset({8123})).url == "http://contoh.example:8123/x"
    with pytest.raises(Forbidden):
        target("http://contoh.example:8124/x", frozenset({8123}))
