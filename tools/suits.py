"""Whether the Python that runs this can run LaporNetral; with "optimised", whether it was also built to be fast.

`make` asks every Python it finds. One that was built with profile-guided optimisation runs the bot and its tests about
a third faster, so it takes one of those first. No other module is imported: this must run on any Python.
"""

import sys
import sysconfig


def suits(optimised: bool) -> bool:
    """Python 3.11 or newer, able to make a virtual environment."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return sys.version_info >= (3, 11) and (not optimised or _is_optimised())


def _is_optimised() -> bool:
    """Debian's and Ubuntu's python3 is, though it does not tell: its description has the flags of another variant."""
    told = " ".join(str(sysconfig.get_config_var(name) or "") for name in ("CONFIG_ARGS", "PY_CFLAGS_NODIST"))
    return sys.base_prefix == "/usr" or "--enable-optimizations" in told or "-fprofile-use" in told


if __name__ == "__main__":
    sys.exit(not suits("optimised" in sys.argv[1:]))
