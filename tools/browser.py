"""Finds a Chromium for the browser tests, or installs one; prints its path.

With --system it only asks the system's packages, for which playwright need not be installed yet.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium-headless-shell", "chromium")
"""Of Debian. The first draws the same, has no windows and takes a third less time; not every system has it."""


def named() -> str | None:
    """LAPORNETRAL_CHROMIUM, or a known name on the path."""
    return os.environ.get("LAPORNETRAL_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def find() -> str | None:
    """The browser on this machine: one that is named, or one that playwright installed."""
    return named() or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - a string is what is wanted


def of_the_system() -> bool:
    """Whether the system's packages gave us one, where we may ask."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    return any(subprocess.run([*command, package], check=False).returncode == 0 for package in PACKAGES)


def main() -> int:
    """Exit code 0 when there is a browser, or with --system in any case."""
    if sys.argv[1:] == ["--system"]:
        _ = named() or of_the_system()
        return 0
    if find() is None and not of_the_system():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    path = find()
    print(path or "No Chromium was found or could be installed. Install Chromium or Chrome, then run make test again.")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
