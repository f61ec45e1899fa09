"""Who may talk to the page: only the page itself, and programs on this computer."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.sandbox.page_guard import refusal
from bot.sandbox.page_static import FOLDER, read_static
from tests.browser.scene import Scene, scene

HOST = {"host": "127.0.0.1:8000"}

ALLOWED = [
    ("a program", "POST", "/api/say", HOST),
    ("the page reads", "GET", "/api/state", HOST | {"sec-fetch-site": "same-origin"}),
    (
        "the page writes",
        "POST",
        "/api/say",
        HOST | {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8000"},
    ),
    ("localhost", "POST", "/api/say", {"host": "localhost:8000", "origin": "http://localhost:8000"}),
    ("IPv6", "GET", "/api/state", {"host": "[::1]:8000"}),
    ("typed address", "GET", "/", HOST | {"sec-fetch-site": "none"}),
    ("a link to the page", "GET", "/", HOST | {"sec-fetch-site": "cross-site"}),
]
REFUSED = [
    ("rebinding", "GET", "/api/state", {"host": "evil.example:8000"}),
    ("rebinding of the page", "GET", "/", {"host": "evil.example"}),
    ("no host", "GET", "/", {}),
    ("broken host", "GET", "/", {"host": "[::1"}),
    ("loopback as a prefix", "GET", "/", {"host": "127.0.0.1.evil.example"}),
    ("loopback as a user", "GET", "/", {"host": "127.0.0.1@evil.example"}),
    ("foreign fetch", "GET", "/api/state", HOST | {"sec-fetch-site": "cross-site"}),
    ("neighbouring port", "GET", "/api/state", HOST | {"sec-fetch-site": "same-site"}),
    ("foreign form", "POST", "/api/say", HOST | {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}),
    ("foreign form, old browser", "POST", "/api/files", HOST | {"origin": "https://evil.example"}),
    ("sandboxed frame", "POST", "/api/say", HOST | {"origin": "null"}),
    ("other port", "POST", "/api/say", HOST | {"origin": "http://127.0.0.1:9999"}),
    ("posting to the page", "POST", "/", HOST | {"sec-fetch-site": "cross-site"}),
]


@pytest.mark.parametrize(("method", "path", "headers"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_allowed(method: str, path: str, headers: dict[str, str]) -> None:
    assert refusal(method, path, headers) is None


@pytest.mark.parametrize(("method", "path", "headers"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(method: str, path: str, headers: dict[str, str]) -> None:
    words = refusal(method, path, headers)
    assert words
    assert words.endswith(".")


@pytest.fixture
def cast() -> Scene:
    return scene()


PATHS = [
    "/",
    "/static/page.js",
    "/static/page.css",
    "/static/app.js",
    "/api/state",
    "/api/samples",
    "/api/file/none",
    "/static/missing.js",
]


@pytest.mark.parametrize("path", PATHS)
async def test_foreign_host_is_refused_everywhere(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 403
    assert "error" in answer.json()


@pytest.mark.parametrize("name", ["say", "tap", "edit", "delete", "block", "other", "residents", "files"])
async def test_foreign_post_changes_nothing(client: httpx.AsyncClient, cast: Scene, name: str) -> None:
    fields = {"chat": cast.chat.id, "person": cast.sari.id, "text": "dari luar", "blocked": True}
    answer = await client.post(f"/api/{name}", json=fields, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not cast.chat.messages
    assert not cast.sari.blocked
    assert len(cast.stage.residents) == 3


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_carries_the_policy(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-cache"
    assert "access-control-allow-origin" not in headers


async def test_no_script_or_style_inside_the_page(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick" not in page
    for part in page.split("<script")[1:]:
        assert part.startswith(' type="module" src="/static/page.js"></script>')


async def test_nothing_is_fetched_from_elsewhere(client: httpx.AsyncClient) -> None:
    """Neither the page nor its modules name another host (but for the XML namespace of drawings)."""
    page = (await client.get("/")).text
    assert "://" not in page
    for name in ("page.js", "page.css"):
        text = (await client.get(f"/static/{name}")).text
        assert "://" not in text.replace("http://www.w3.org/2000/svg", "")


async def test_static_files_are_known_again_by_their_tag(client: httpx.AsyncClient) -> None:
    first = await client.get("/static/app.js")
    assert first.headers["content-type"].startswith("text/javascript")
    again = await client.get("/static/app.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/static/../page.py", "/static/%2e%2e/page.py", "/static/..%2fpage.py", "/static/"])
async def test_nothing_outside_of_static_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert "page_routes" not in answer.text


def test_every_static_file_has_a_type_of_its_own() -> None:
    """Whatever lies in the folder is served, with the type the browser needs; nothing is forgotten by its ending."""
    assert set(read_static()) == {path.name for path in FOLDER.iterdir()} | {"page.js", "page.css"}
    for name, file in read_static().items():
        assert file.mime.startswith(
            {"js": "text/javascript", "css": "text/css", "svg": "image/svg", "html": "text/html"}[
                name.rpartition(".")[2]
            ]
        )


def test_modules_and_pictures_that_are_named_exist() -> None:
    """Every import, link and url() in the folder leads to a file of the folder."""
    files = read_static()
    named = re.compile(r'(?:from "\./|"/static/|url\("?)([\w-]+\.\w+)')
    for name, file in files.items():
        for wanted in named.findall(file.data.decode()):
            assert wanted in files, f"{name} names {wanted}"


def test_every_module_and_sheet_is_used() -> None:
    files = [path.name for path in FOLDER.iterdir()]
    everything = "".join((FOLDER / name).read_text(encoding="utf-8") for name in files)
    for name in files:
        assert name == "index.html" or f"/{name}" in everything or f'"{name}"' in everything, name
