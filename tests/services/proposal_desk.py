"""Workspaces with a project, a call with a form, and a draft answer to it."""

from datetime import UTC, datetime

from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, FormReference
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.proposals import new_proposal
from hromada_desk.services.workspaces import create_workspace, open_workspace

HROMADA = "UA74100270000049748"
PASSPHRASE = "сім синіх вітрил над Десною"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 10, 16, tzinfo=UTC)
ROOF = "Новий дах ліцею в Новому Білоусі"


def new_desk(folder):
    """A workspace that holds nothing but the hromada."""
    return create_workspace(folder / "test.hromada", PASSPHRASE, HROMADA, who="Оксана", clock=lambda: NOW)


def read_only(desk):
    """The same workspace as somebody else meets it while it is open: for reading."""
    return open_workspace(desk.path, PASSPHRASE, who="others", read_only=True, clock=lambda: NOW)


def project_and_call(desk, form_code="bridges-of-trust"):
    """The roof, and a call that uses that shipped form."""
    project = Project(id=desk.new_id(), number="PR-2026-014", title=Bilingual(ROOF, "A new roof for the lyceum"))
    form = FormReference(id=desk.new_id(), name=Bilingual("Форма", "Form"), form_code=form_code)
    call = Call(id=desk.new_id(), title=Bilingual("Відбудова разом", "Rebuild together"), form_id=form.id,
                deadline_at=DEADLINE)
    desk.put("change.created", project, form, call, kind="project", title="")
    return project, call


def roof_proposal(desk, form_code="bridges-of-trust"):
    """A draft for the roof."""
    return new_proposal(desk, *project_and_call(desk, form_code))
