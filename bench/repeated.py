"""The same round several times: a machine that is shared has fast minutes and slow ones."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bench.ingest import Ingest
from bench.rounds import Round

Kind = TypeVar("Kind", Round, Ingest)


def middle(rounds: Sequence[Kind]) -> Kind:
    """The round whose rate is the median, with the rates of the others; one that is not sound before all others."""
    unsound = [round_ for round_ in rounds if not round_.sound]
    chosen = (unsound or sorted(rounds, key=lambda round_: round_.rate))[0 if unsound else (len(rounds) - 1) // 2]
    return replace(chosen, others=[round_.rate for round_ in rounds if round_ is not chosen])
