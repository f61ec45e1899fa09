"""Finds a Chromium for the browser tests, or installs one; prints its path."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The browser on this machine: LAPORNETRAL_CHROMIUM, a known name on the path, or one that playwright installed."""
    named = os.environ.get("LAPORNETRAL_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return named or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - a string is what is wanted


def install() -> None:
    """By the system's packages where we may, else by playwright."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        done = subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
        if done.returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Exit code 0 when there is a browser."""
    path = find()
    if path is None:
        install()
        path = find()
    print(path or "No Chromium was found or could be installed. Install Chromium or Chrome, then run make test again.")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
