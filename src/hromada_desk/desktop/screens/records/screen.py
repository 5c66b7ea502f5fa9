"""Partners and calls: any kind of record as table and form, made from its facets."""

from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.record_editor import RecordEditor, Shape
from hromada_desk.desktop.screens.records.calls import CallEditor
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import Call
from hromada_desk.text.catalog import translate

PARTNERS = Shape(
    Partner, ("name", "organisation_type", "country", "population"),
    (("", ("name", "organisation_type", "country", "region", "population", "website", "address",
           "registration_number", "languages", "themes")),
     ("records.section.cooperation", ("strengths", "experience", "note"))),
    "partners.empty",
)
CALLS = Shape(
    Call, ("title", "programme", "deadline_at", "largest_grant"),
    (("", ("title", "programme", "donor", "reference", "form_id", "status")),
     ("records.section.deadline", ("opens_on", "deadline_at", "deadline_zone", "website")),
     ("records.section.money", ("smallest_grant", "largest_grant", "largest_grant_share", "least_own_share",
                                "shortest_months", "longest_months", "rate_source", "rate_days")),
     ("records.section.text", ("description", "note"))),
    "calls.empty",
)


class RecordsScreen(Screen):
    """One kind in the rail."""

    def __init__(self, office: Office, shape: Shape, key: str, editor: RecordEditor | None = None) -> None:
        super().__init__(office)
        self._key = key
        self._kind = shape.record_type.kind
        self.editor = editor or RecordEditor(office, shape)
        column(self, spacing=0).addWidget(self.editor)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({self._kind})

    def place(self) -> Place:
        return Place(translate(f"screen.{self._key}"))

    def reload(self) -> None:
        self.editor.reload()

    def open_subject(self, record_id: str) -> None:
        self.editor.choose(record_id)

    def commit(self) -> None:
        self.editor.commit()

    def focus_first(self) -> None:
        self.editor.focus_first()


def partners_screen(office: Office) -> Screen:
    """The screen of partners."""
    return RecordsScreen(office, PARTNERS, "partners")


def calls_screen(office: Office) -> Screen:
    """The screen of calls."""
    return RecordsScreen(office, CALLS, "calls", CallEditor(office, CALLS))
