"""Keeps the process small and its garbage collection rare. Linux with glibc; elsewhere nothing happens."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import Final

_M_ARENA_MAX: Final = -8  # malloc.h
_M_TRIM_THRESHOLD: Final = -1
_ARENAS: Final = 1
_TRIM_ABOVE: Final = 1 << 20  # bytes


@contextmanager
def left_out(*packages: str) -> Iterator[None]:
    """What is imported in this block does not find these packages, and does without.

    httpx and structlog load all of rich, pygments and click for colours and a command line that a server never shows:
    6 MB and a twentieth of a second.
    """
    known = {package: sys.modules.get(package) for package in packages}
    for package in packages:
        sys.modules[package] = None  # type: ignore[assignment]  # Python's own sign for "not to be found"
    try:
        yield
    finally:
        for package, module in known.items():
            del sys.modules[package]
            if module is not None:
                sys.modules[package] = module


@contextmanager
def hollow(*modules: str) -> Iterator[None]:
    """What is imported in this block finds these modules empty: each name in them is a class of nothing.

    For what a library asks for and we never call, such as the command line of a web server.
    """
    ours = {name: name in sys.modules for name in modules if sys.modules.get(name) is None}
    for name in ours:
        sys.modules[name] = _Hollow(name)
    try:
        yield
    finally:
        for name, was_left_out in ours.items():
            del sys.modules[name]
            if was_left_out:
                sys.modules[name] = None  # type: ignore[assignment]  # as `left_out` had it


class _Hollow(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def not_there(package: str) -> None:
    """Remember that this package is not installed: Python looks through every folder each time it is imported anew.

    httpcore asks for sniffio several times in each call, which makes half a millisecond of it.
    """
    if package not in sys.modules and find_spec(package) is None:
        sys.modules[package] = None  # type: ignore[assignment]  # as above


def few_arenas() -> None:
    """One heap for all threads: theirs are idle most of the time, and each heap of its own keeps what it once took."""
    if sys.platform != "linux":
        return
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_ARENA_MAX, _ARENAS)
        libc.mallopt(_M_TRIM_THRESHOLD, _TRIM_ABOVE)
    except (OSError, AttributeError):  # musl has no such knob
        return


def no_collection() -> None:
    """Until `rare_collection`: what a start builds stays, and going through it again and again takes a tenth of it."""
    gc.disable()


def rare_collection() -> None:
    """What was built at the start stays: leave it out of every collection, and collect a tenth as often.

    A quarter of a megabyte of it is rubbish; to look for that would take a tenth of the start.
    """
    gc.freeze()
    gc.set_threshold(7_000, 20, 20)
    gc.enable()
