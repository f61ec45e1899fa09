"""A rejected report is looked at again when more of it came."""

from handlers.scene import Scene
from storage import reports
from storage.custody import Act
from storage.models import Report
from storage.states import REJECTED


async def reopen(scene: Scene, report: Report) -> Report | None:
    """The report as it waits again; None when it is not rejected, or somebody else was faster."""
    if report.state != REJECTED:
        return None
    reopened = await reports.decide(scene.transaction, report, "reopen", **reports.UNDECIDED)
    if reopened is not None:
        scene.acts.append(Act(report.draft, "resident", "reopen", {}))
    return reopened
