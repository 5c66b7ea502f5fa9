"""A waiver covers one finding with its reason, and comes back when the finding is another."""

from dataclasses import replace
from datetime import date

from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.readiness import check, readiness
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.records.proposal_life import Waiver
from hromada_desk.domain.waivers import can_be_waived, parted, place_of

ANNEX = Problem("annex.missing", "proposal", "p", "", Severity.ERROR, {"annex": "memorandum"})


def waiver(problem, reason="Донор погодив листом 12.11.", **changes):
    return replace(Waiver(id="w", proposal_id="p", code=problem.code, record_id=problem.record_id,
                          field=place_of(problem), reason=reason), **changes)


def test_a_waived_finding_is_parted_from_the_open_ones():
    other = replace(ANNEX, details={"annex": "photo"})
    still, gone = parted((ANNEX, other), (waiver(ANNEX),))
    assert still == (other,)
    assert [(each.problem, each.waiver.reason) for each in gone] == [(ANNEX, "Донор погодив листом 12.11.")]


def test_without_a_reason_or_out_of_the_trash_nothing_is_waived():
    for each in (waiver(ANNEX, reason="  "), waiver(ANNEX, alive=False), waiver(ANNEX, record_id="q")):
        assert parted((ANNEX,), (each,)) == ((ANNEX,), ())


def test_facts_and_notes_are_not_waived():
    passed = replace(ANNEX, code="call.deadline_passed")
    assert not can_be_waived(passed)
    assert not can_be_waived(replace(ANNEX, severity=Severity.NOTE))
    assert parted((passed,), (waiver(passed),)) == ((passed,), ())


def test_the_check_of_a_case_leaves_waived_findings_out_and_readiness_tells_them():
    proposal = Proposal(id="p", call_id="c", project_id="x")
    case = Case(today=date(2026, 11, 23), hromada=Hromada(id="h"), proposal=proposal, call=Call(id="c"))
    found = next(each for each in check(case) if can_be_waived(each))
    waived = replace(case, records={Waiver.kind: (waiver(found),)})
    assert found not in check(waived)
    assert [each.problem for each in readiness(waived).waived] == [found]
    assert len(check(case)) == len(check(waived)) + 1
