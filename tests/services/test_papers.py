"""The digest of two pages and the report to residents: how long they get, what they say, whom they are for."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.hromada import Person
from hromada_desk.domain.records.project import Milestone, Project
from hromada_desk.domain.records.proposal import Risk
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.editing import record_of
from hromada_desk.services.reports import rendered, suggested_name
from tests.demonstration import LYCEUM, READY

LONG = "Капітальний ремонт із утепленням, заміною покрівлі та облаштуванням укриття подвійного призначення " * 4


def text_of(desk, document, record_id="", **wishes):
    made = rendered(desk, document, record_id, file_format="txt", language="uk", **wishes)
    return " ".join(made.content.decode().split())


def pages_of(desk, document, record_id="", language="uk"):
    made = rendered(desk, document, record_id, file_format="pdf", language=language)
    return len(pypdf.PdfReader(io.BytesIO(made.content)).pages)


def crowd(desk):
    """Every project with a long title, many milestones and risks, and a person of its own."""
    for number, project in enumerate(desk.all(Project)):
        person = Person(id=desk.new_id(), name=Bilingual(LONG[:90]), job_title=Bilingual(LONG[:90]), phone="+380460000000",
                        email="duzhe.dovha.adresa.viddilu.investytsii@novobilouska.example")
        more = [Milestone(id=desk.new_id(), project_id=project.id, title=Bilingual(LONG), position=f"z{at}",
                          due_on=date(2026, 10 + at % 3, 1 + at)) for at in range(6)]
        risks = [Risk(id=desk.new_id(), project_id=project.id, title=Bilingual(LONG), mitigation=Bilingual(LONG),
                      likelihood=5, impact=5, position=f"z{at}") for at in range(3)]
        desk.put("change.created", person, *more, *risks,
                 replace(project, title=Bilingual(LONG[:300], LONG[:300]), responsible_id=person.id, summary=Bilingual(LONG)))
        assert number >= 0


@pytest.mark.parametrize("record_id", ["", LYCEUM])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_digest_has_two_pages_however_much_there_is(desk, record_id, language):
    assert pages_of(desk, "digest", record_id, language) == 2
    crowd(desk)
    assert pages_of(desk, "digest", record_id, language) == 2


def test_a_digest_says_what_is_late_what_is_next_and_whom_to_call(desk):
    said = text_of(desk, "digest")
    assert "прострочено на" in said
    assert READY in said
    person = next(each for each in desk.all(Person) if each.phone)
    assert person.phone in said


def test_a_digest_is_for_ourselves_and_never_for_everybody(desk):
    assert rendered(desk, "digest", "", file_format="pdf", language="uk").withheld == ()
    with pytest.raises(RuleBroken) as refused:
        rendered(desk, "digest", "", file_format="pdf", language="uk", audience=Audience.PUBLIC)
    assert refused.value.code == "document.not_for_audience"


@pytest.mark.parametrize("audience", [None, *Audience])
def test_a_public_report_is_public_whoever_orders_it(desk, audience):
    assert text_of(desk, "public_report", audience=audience) == text_of(desk, "public_report", audience=Audience.PUBLIC)
    project = record_of(desk, Project.kind, LYCEUM)
    desk.put("change.edited", replace(project, problem=Bilingual("Закрите слово"), note="Закрите слово",
                                      summary=Bilingual("Відкрите слово")))
    said = text_of(desk, "public_report", audience=audience)
    assert "Відкрите слово" in said
    assert "Закрите слово" not in said


def test_about_one_project_or_about_all(desk):
    titles = [each.title.uk for each in desk.all(Project) if each.title.uk]
    everything, alone = text_of(desk, "public_report"), text_of(desk, "public_report", LYCEUM)
    lyceum = record_of(desk, Project.kind, LYCEUM).title.uk
    assert all(" ".join(each.split())[:30] in everything for each in titles[:5])
    assert lyceum[:30] in alone
    assert sum(each[:30] in alone for each in titles) == 1
    assert LYCEUM in suggested_name(desk, "digest", LYCEUM, "pdf", "uk")
    assert suggested_name(desk, "digest", "", "pdf", "uk").endswith(".pdf")


def test_a_workspace_without_projects_has_nothing_to_report(desk):
    desk.put("change.removed", *(replace(each, alive=False) for each in desk.all(Project)))
    for document in ("digest", "public_report"):
        with pytest.raises(RuleBroken) as refused:
            rendered(desk, document, "", file_format="pdf", language="uk")
        assert refused.value.code == "document.nothing_to_show"
