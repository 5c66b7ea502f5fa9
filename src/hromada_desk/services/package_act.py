"""The act of hand-over of a package as a PDF, to be printed and signed by who gives and who takes."""

from pathlib import Path

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.packages import PackedFile
from hromada_desk.domain.records.outbox import Package
from hromada_desk.domain.redaction import for_audience
from hromada_desk.domain.values import Language
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.services.cases import project_case, proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.packages import items_of, owner_of


def write_act(desk: Desk, package_id: str, out: Path, language: Language) -> Path:
    """Write the act to `out`; returns where it lies. Raises RuleBroken('package.not_ready'), FileProblem."""
    from hromada_desk.documents.catalogue import order_in
    from hromada_desk.documents.compose.handover import Given, compose_handover
    from hromada_desk.documents.render.pdf import render_pdf
    from hromada_desk.documents.write import write_file

    package, items = desk.get(Package, package_id), items_of(desk, package_id)
    if not items or any(not each.sha256 for each in items):
        raise RuleBroken("package.not_ready", title=package.title)
    if owner_of(desk, package) is None:
        raise RuleBroken("package.owner_gone", title=package.title)
    case = proposal_case(desk, package.proposal_id) if package.proposal_id else project_case(desk, package.project_id)
    audience = Audience.named(package.audience)
    made_at = kyiv_clock(package.made_at) if package.made_at is not None else None
    given = [Given(each.title, PackedFile(each.file_name, each.size_bytes or 0, each.sha256)) for each in items]
    act = compose_handover(for_audience(case, audience).case, package, given,
                           order_in(language, audience=audience, made_at=made_at))
    return write_file(out, render_pdf(act)).path
