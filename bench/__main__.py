"""python -m bench: ours and the peer under the same load, in one run. See bench/README.md."""

import tempfile
from pathlib import Path
from typing import Annotated, Final

import typer

from bench import pictures, profiles, report
from bench.bots import BOTS
from bench.processes import ROOT
from bench.rounds import Plan, Round, play, starts

ON_DISK: Final = ROOT / "build" / "bench"
"""Not the system's temporary folder: that may lie in memory, where nothing is durable and an fsync costs nothing."""
QUICK: Final = Plan(warm_up=1.0, seconds=4.0, drain=60.0)


def main(
    residents: Annotated[str, typer.Option(help="How many at once, one round each.")] = "10,100,1000",
    bots: Annotated[str, typer.Option(help=f"Which, in this order: {', '.join(BOTS)}.")] = "ours,pickle,memory",
    seconds: Annotated[float, typer.Option(help="Length of the window that is measured.")] = 15.0,
    warm_up: Annotated[float, typer.Option(help="Seconds before it, after all residents have begun.")] = 3.0,
    drain: Annotated[float, typer.Option(help="The longest wait for files and receipts after the load.")] = 300.0,
    start: Annotated[int, typer.Option(help="How many starts to measure; 0 for none.")] = 5,
    quick: Annotated[bool, typer.Option("--quick", help="A glance: short windows, no 1,000 residents.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Show where our bot spends its time instead.")] = False,
    write_readme: Annotated[
        bool, typer.Option("--write-readme", help="Put the latest tables into the README.")
    ] = False,
) -> None:
    """Measure, print the tables, keep them in bench/results/latest.json."""
    if write_readme:
        report.write_readme()
        return
    ON_DISK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ON_DISK, ignore_cleanup_errors=True) as name:
        work = Path(name)
        pictures.draw(work / "pictures")
        if profile:
            profiles.run(100, seconds, work / "profile", work / "pictures")
            return
        plan = QUICK if quick else Plan(warm_up, seconds, drain)
        numbers = [10, 100] if quick else [int(number) for number in residents.split(",")]
        _measure(plan, numbers, bots.split(","), 1 if quick else start, work)


def _measure(plan: Plan, numbers: list[int], names: list[str], start: int, work: Path) -> None:
    at, machine = report.now(), report.machine(work)
    screens = work / "pictures"
    rounds: list[Round] = []
    for number in numbers:
        for name in names:
            typer.echo(f"{BOTS[name].title}, {number} residents ...", err=True)
            rounds.append(play(BOTS[name], number, plan, work / f"{name}-{number}", screens))
            typer.echo(f"    {rounds[-1].updates_per_second:.0f} updates/s", err=True)
    first = starts(start, work / "start", screens) if start else None
    done = report.Report(at, machine, plan.seconds, rounds, first)
    done.save(report.RESULT)
    typer.echo(done.markdown())
    if any(round_.astray or (round_.afterwards and not round_.afterwards.complete) for round_ in rounds):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
