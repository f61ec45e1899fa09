"""What is not installed is not looked for again, and what is installed stays within reach."""

import subprocess
import sys

NOT_THERE = """
import sys
from bot.lean import not_there
looked = []
class Finder:
    def find_spec(self, name, path=None, target=None):
        looked.append(name)
for name in ("no_such_package", "colorsys"):
    not_there(name)
sys.meta_path.insert(0, Finder())
for _ in range(3):
    try:
        import no_such_package
    except ModuleNotFoundError:
        pass
    else:
        raise SystemExit("it was found")
import colorsys
assert looked == ["colorsys"], looked
"""


def test_a_missing_package_is_looked_for_once() -> None:
    subprocess.run([sys.executable, "-c", NOT_THERE], check=True)


LEFT_OUT = """
import sys
import colorsys
from bot.lean import left_out
with left_out("colorsys", "no_such_package"):
    for name in ("colorsys", "no_such_package"):
        try:
            __import__(name)
        except ModuleNotFoundError:
            pass
        else:
            raise SystemExit(f"{name} was found")
assert sys.modules["colorsys"] is colorsys
assert "no_such_package" not in sys.modules
"""


def test_what_is_left_out_is_back_afterwards() -> None:
    subprocess.run([sys.executable, "-c", LEFT_OUT], check=True)
