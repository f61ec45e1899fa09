"""python -m bench: ours and the peer under the same load, in one run. See bench/README.md."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from bench import kinds, likeness, pictures, profiles, report, scale, storm
from bench.bots import BOTS, PUSHED, missing
from bench.ingest import CONNECTIONS, RESIDENTS, Ingest, push
from bench.machine import machine
from bench.processes import ROOT
from bench.repeated import middle
from bench.rounds import Plan, Round, play, starts

ON_DISK: Final = ROOT / "build" / "bench"
"""Not the system's temporary folder: that may lie in memory, where nothing is durable and an fsync costs nothing."""
QUICK: Final = Plan(warm_up=1.0, seconds=4.0, drain=60.0)

PicturesOption = Annotated[
    int, typer.Option("--pictures", help="What files cost, by kind, medians of so many; 0 for none.")
]
LikenessOption = Annotated[
    bool, typer.Option("--likeness", help="Are posts known again? Measure that instead, into the README.")
]
StormOption = Annotated[
    bool, typer.Option("--storm", help="1,000 reports in an hour for one group. Measure that instead.")
]
ScaleOption = Annotated[
    bool, typer.Option("--scale", help="Figures, /status and decisions with a million cases. Measure that instead.")
]
BotsOption = Annotated[str, typer.Option(help=f"Which, in this order: {', '.join(BOTS)}.")]
CasesOption = Annotated[int, typer.Option("--cases", help="With --scale: how many.")]


def main(
    residents: Annotated[str, typer.Option(help="How many at once, one round each.")] = "10,100,1000",
    bots: BotsOption = "ours,ours-httpx,pickle,memory",
    webhook: Annotated[
        str, typer.Option(help=f"Who is pushed to, as WhatsApp does: {', '.join(PUSHED)}; none for nobody.")
    ] = "ours,pywa",
    times: Annotated[int, typer.Option(help="How often; the median is shown, with the least and the most.")] = 1,
    seconds: Annotated[float, typer.Option(help="Length of the window that is measured.")] = 15.0,
    warm_up: Annotated[float, typer.Option(help="Seconds before it, after all residents have begun.")] = 3.0,
    drain: Annotated[float, typer.Option(help="The longest wait for files and receipts after the load.")] = 300.0,
    start: Annotated[int, typer.Option(help="How many starts to measure; 0 for none.")] = 5,
    quick: Annotated[bool, typer.Option("--quick", help="A glance: short windows, no 1,000 residents.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Show where our bot spends its time instead.")] = False,
    profile_webhook: Annotated[bool, typer.Option("--profile-webhook", help="The same of the webhook.")] = False,
    of_pictures: PicturesOption = 0,
    posts_known_again: LikenessOption = False,
    of_storm: StormOption = False,
    of_scale: ScaleOption = False,
    cases: CasesOption = 1_000_000,
    write_readme: Annotated[bool, typer.Option("--write-readme", help="Put the tables into the README.")] = False,
) -> None:
    """Measure, print the tables, keep them in bench/results/latest.json."""
    if write_readme:
        return _write_readme()
    if posts_known_again:
        return _know_again()
    if of_storm:
        return typer.echo(storm.run())
    with _folder() as work:
        if of_scale or of_pictures:
            return typer.echo(_scale(cases, work) if of_scale else kinds.measure(of_pictures, work))
        if profile_webhook:
            return profiles.run_webhook(RESIDENTS, CONNECTIONS, seconds, work / "profile")
        pictures.draw(work / "pictures")
        if profile:
            return profiles.run(100, seconds, work / "profile", work / "pictures")
        plan = QUICK if quick else Plan(warm_up, seconds, drain)
        numbers = [10, 100] if quick else [int(number) for number in residents.split(",")]
        return _measure(plan, numbers, _chosen(bots), _chosen(webhook), times, 1 if quick else start, work)


def _scale(cases: int, work: Path) -> str:
    return scale.measure(cases, work, partial(typer.echo, err=True))


@contextmanager
def _folder() -> Iterator[Path]:
    ON_DISK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ON_DISK, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _write_readme() -> None:
    report.write_readme()
    if kinds.RESULT.exists():
        kinds.write_readme()


def _know_again() -> None:
    table = f"{report.now()}. {likeness.table()}"
    report.put(table, report.LIKENESS)
    typer.echo(table)


def _measure(
    plan: Plan, numbers: list[int], bots: list[str], webhook: list[str], times: int, start: int, work: Path
) -> None:
    at, place = report.now(), machine(work)
    rounds = _rounds(plan, numbers, bots, times, work)
    ingests = _ingests(plan, webhook, times, work)
    first = starts(start, work / "start", work / "pictures") if start else None
    done = report.Report(at, place, plan.seconds, rounds, first, ingests)
    done.save(report.RESULT)
    typer.echo(done.markdown())
    if not done.sound:
        raise typer.Exit(1)


def _chosen(names: str) -> list[str]:
    return [name for name in names.split(",") if name and name != "none"]


def _rounds(plan: Plan, numbers: list[int], names: list[str], times: int, work: Path) -> list[Round]:
    """By turns, so that a slow minute of the machine meets every bot."""
    rounds: list[Round] = []
    for number in numbers:
        found: dict[str, list[Round]] = {name: [] for name in names}
        for time, name in ((time, name) for time in range(times) for name in names):
            typer.echo(f"{BOTS[name].title}, {number} residents ...", err=True)
            folder = work / f"{name}-{number}-{time}"
            found[name].append(play(BOTS[name], number, plan, folder, work / "pictures"))
            typer.echo(f"    {found[name][-1].rate:.0f} updates/s", err=True)
        rounds += [middle(of_one) for of_one in found.values()]
    return rounds


def _ingests(plan: Plan, names: list[str], times: int, work: Path) -> list[Ingest]:
    found: dict[str, list[Ingest]] = {}
    for time, bot in ((time, PUSHED[name]) for time in range(times) for name in names):
        if missing(bot):
            typer.echo(f"{bot.title}: {bot.needs} is not installed; left out (pip install -e '.[bench]')", err=True)
            continue
        typer.echo(f"The webhook of {bot.title} ...", err=True)
        made = push(bot, RESIDENTS, CONNECTIONS, plan, work / f"webhook-{bot.name}-{time}")
        found.setdefault(bot.name, []).append(made)
        typer.echo(f"    {made.rate:.0f} messages/s", err=True)
    return [middle(of_one) for of_one in found.values()]


if __name__ == "__main__":
    typer.run(main)
