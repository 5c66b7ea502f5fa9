"""Every shipped form: a proposal is started, its readiness read, and its paper composed in both languages."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.readiness import SectionState
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.forms import shipped_forms
from hromada_desk.services.proposals import readiness_of, write_sides
from hromada_desk.services.reports import rendered
from tests.services.proposal_desk import new_desk, roof_proposal

CODES = [each.code for each in shipped_forms()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return new_desk(tmp_path_factory.mktemp("forms"))


@pytest.mark.parametrize("code", CODES)
def test_a_proposal_is_started_read_and_printed(desk, code):
    proposal = roof_proposal(desk, code)
    form = proposal_case(desk, proposal.id).form

    found = readiness_of(desk, proposal.id)
    assert [each.code for each in found.sections[1:]] == [each.code for each in form.sections]
    assert {each.state for each in found.sections if each.code in _written(form)} == {SectionState.NOT_BEGUN}

    first = next(each for each in form.sections if each.section_kind == "text")
    write_sides(desk, proposal, first.code, dict.fromkeys(first.languages, f"Дах протікає ({code})."))
    for language in ("uk", "en"):
        made = rendered(desk, "proposal", proposal.number, file_format="pdf", language=language,
                        audience=Audience.DONOR)
        pages = PdfReader(BytesIO(made.content)).pages
        said = " ".join(page.extract_text() for page in pages).replace("\u00a0", " ")
        assert code in said
        assert len(pages) > 1


def test_tables_begin_with_their_heads_and_count_as_empty(desk):
    proposal = roof_proposal(desk, "dream-concept")

    answer = desk.all(Answer, proposal_id=proposal.id, section="alternatives")[0]
    assert answer.content.uk.startswith("| Альтернатива | Вартість |")
    assert answer.content.en.startswith("| Alternative | Cost |")
    assert "section.empty" in {each.code for each in readiness_of(desk, proposal.id).problems
                               if each.details.get("section") == "alternatives"}
    assert desk.find(Proposal, proposal.id) is not None


def _written(form):
    return {each.code for each in form.sections if each.section_kind in ("text", "table", "checklist")}
