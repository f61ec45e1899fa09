"""What the figures depend on: the machine, the libraries, and how Python itself was built."""

import platform
import sys
import sysconfig
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from bench.processes import cores, fsync_cost, on_core

LIBRARIES: Final = (
    "python-telegram-bot",
    "aiohttp",
    "httpx",
    "uvloop",
    "uvicorn",
    "SQLAlchemy",
    "sqlmodel",
    "aiosqlite",
    "pillow",
    "pywa",
)
_ADDITIONS: Final = 1_000_000
_PROFILED: Final = ("--enable-optimizations", "-fprofile-use", "-fprofile-instr-use")
_FLAGS: Final = ("CONFIG_ARGS", "PY_CORE_LDFLAGS", "PY_CORE_CFLAGS", "PY_CFLAGS_NODIST")
_DEBIAN: Final = ("debian", "ubuntu")


def machine(folder: Path) -> dict[str, Any]:
    """All of it; `folder` lies on the disk that is measured."""
    return {
        "processor": _processor(),
        "cores": len(cores()) or None,
        "pinned": len(cores()) > 1,
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
        "build": build(flags(), distribution() if sys.base_prefix == "/usr" else ""),
        "libraries": {name: number for name in LIBRARIES if (number := _version(name))},
        "fsync": fsync_cost(folder),
    }


def loop_cost() -> float:
    """Seconds of CPU that ten million additions take in a plain loop on the bot's core.

    It tells how fast the machine is in this minute: who shares it with others has half of a core now and then.
    """
    with on_core(0):
        began, total = time.thread_time(), 0
        for number in range(_ADDITIONS):
            total += number
        return (time.thread_time() - began) * 10_000_000 / _ADDITIONS


def build(flags: str, packager: str) -> str:
    """Whether Python was built with profile-guided optimisation. `packager`: "" when it is nobody's package.

    Debian builds two variants, and its description tells the flags of the one that is not optimised; python3 is the
    other one (python3.11's debian/rules: profile-opt).
    """
    if any(sign in flags for sign in _PROFILED):
        return "built with profile-guided optimisation"
    if packager in _DEBIAN:
        return "Debian's build, with profile-guided optimisation"
    return "built WITHOUT profile-guided optimisation"


def flags() -> str:
    """What Python says of its own build."""
    return " ".join(str(sysconfig.get_config_var(name) or "") for name in _FLAGS)


def distribution() -> str:
    """The id of a Linux distribution; "" when there is none."""
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
