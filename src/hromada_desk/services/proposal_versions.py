"""Versions of a proposal: kept under a name with everything in it, read back, laid beside each other.

What a version holds are the records themselves, so that its documents can be made again, and its content hash says
whether two versions are the same.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from hromada_desk.domain.budget_reading import budget_readings
from hromada_desk.domain.case import Case, in_order
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.checked import DAMAGE, checked_record, without_defaults
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.records.proposal_life import ProposalVersion
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.domain.rules.form_texts import answers_by_section
from hromada_desk.domain.text_comparison import Run, compared
from hromada_desk.domain.values import LANGUAGES, Bilingual, Language
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.live_facts import PREFIX, facts_of_version, figures_to_freeze, with_facts
from hromada_desk.services.locked_proposals import MONEY, PARTS
from hromada_desk.text.catalog import words
from hromada_desk.text.dates import format_moment
from hromada_desk.text.numbers import format_money

RECORDS = "records"
NOW = ""
"""Stands for the proposal as it is, where a version may be chosen."""

_HELD: tuple[type[Record], ...] = (Proposal, *PARTS, *MONEY)
KINDS: Mapping[str, type[Record]] = {each.kind: each for each in _HELD}


class KeptVersion(NamedTuple):
    """A version in a list, without what it holds."""

    id: str
    name: str
    note: str
    made_at: datetime | None
    status: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section whose text differs in one language, as marked text."""

    title: Bilingual
    language: Language
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that differs: the key of its name, and what it was and is, in words."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProposalComparison:
    """What differs between two states of a proposal."""

    sections: tuple[SectionChange, ...]
    figures: tuple[FigureChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.sections and not self.figures


def versions_of(desk: Desk, proposal_id: str) -> tuple[KeptVersion, ...]:
    """The kept versions of a proposal, the newest first."""
    found = map(KeptVersion._make, desk.store.rows(ProposalVersion, KeptVersion._fields, proposal_id=proposal_id))
    return tuple(sorted(found, key=lambda each: (str(each.made_at or ""), each.id), reverse=True))


def version_now(desk: Desk, proposal_id: str, name: str, note: str = "") -> ProposalVersion:
    """The proposal as it is, as a version not written yet; raises RuleBroken('proposal_version.unnamed')."""
    if not name.strip():
        raise RuleBroken("proposal_version.unnamed")
    case = proposal_case(desk, proposal_id)
    content = written_content(case)
    limit = field_of(ProposalVersion, "name").facets.limit
    assert case.proposal is not None
    return ProposalVersion(
        id=desk.new_id(), proposal_id=proposal_id, name=name.strip()[:limit], note=note, made_at=desk.now(),
        status=case.proposal.status, content=content, content_hash=content_hash(case),
        figures=json.dumps({**figures_of(case, "uk"), **figures_to_freeze(case)}, ensure_ascii=False))


def keep_version(desk: Desk, proposal_id: str, name: str, note: str = "") -> ProposalVersion:
    """Keep the proposal as it is under that name."""
    version = version_now(desk, proposal_id, name, note)
    desk.put("change.proposal_version_kept", version, name=version.name)
    return version


def remove_version(desk: Desk, version_id: str) -> None:
    """A version goes to the trash."""
    version = desk.get(ProposalVersion, version_id)
    desk.put("change.removed", replace(version, alive=False), kind=version.kind, title=version.name)


def written_content(case: Case) -> str:
    """The records of a proposal as text; equal proposals give equal texts."""
    records: list[Record] = [] if case.proposal is None else [case.proposal]
    records += [each for kind in KINDS if kind != Proposal.kind for each in case.records.get(kind, ())]
    written = sorted((without_defaults(each) for each in records), key=lambda each: (each["kind"], each["id"]))
    return json.dumps({RECORDS: written}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(case: Case) -> str:
    """SHA-256 of what the donor gets: the content without the fields that only tell of the way."""
    if case.proposal is None:
        return ""
    still = replace(case.proposal, status="draft", submitted_at=None, receipt="", note="", lessons="", decided_on=None,
                    awarded_grant=None, responsible_id="", version_label="")
    return hashlib.sha256(written_content(replace(case, proposal=still)).encode()).hexdigest()


def case_of(desk: Desk, proposal_id: str, version_id: str) -> Case:
    """The proposal as it was in a version, or as it is now for `NOW`; call and form are those of today.

    Raises RuleBroken('proposal_version.damaged') for anything but records of that proposal.
    """
    present = proposal_case(desk, proposal_id)
    if version_id == NOW:
        return present
    version = desk.get(ProposalVersion, version_id)
    try:
        found = [checked_record(each, KINDS) for each in json.loads(version.content)[RECORDS]]
    except DAMAGE as error:
        raise RuleBroken("proposal_version.damaged", name=version.name) from error
    proposals = [each for each in found if isinstance(each, Proposal)]
    if [each.id for each in proposals] != [proposal_id] or version.proposal_id != proposal_id:
        raise RuleBroken("proposal_version.damaged", name=version.name)
    own = {kind: in_order(tuple(each for each in found if each.kind == kind)) for kind in KINDS}
    today = kyiv_clock(version.made_at).date() if version.made_at is not None else present.today
    past = replace(present, today=today, proposal=proposals[0], records={**present.records, **own}, facts={})
    return with_facts(past, facts_of_version(version))


def compare_versions(desk: Desk, proposal_id: str, left: str, right: str, language: Language) -> ProposalComparison:
    """What differs from the left state to the right one (ids of versions, or `NOW`)."""
    before, after = case_of(desk, proposal_id, left), case_of(desk, proposal_id, right)
    return ProposalComparison(tuple(_sections(before, after)), _figures(before, after, language))


def figures_of(case: Case, language: Language) -> dict[str, str]:
    """The figures a proposal stands for, in words, by the key of their names."""
    proposal, reading = case.proposal, next(iter(budget_readings(case)), None)
    found = {"proposal.duration_months": "" if proposal is None else str(proposal.duration_months or "")}
    if proposal is not None and proposal.requested_grant is not None:
        found["proposal.requested_grant"] = format_money(proposal.requested_grant, language)
    if reading is not None:
        sums = (("total", reading.figures.total), ("eligible", reading.figures.eligible),
                ("grant", reading.figures.grant), ("own", reading.own))
        found |= {f"proposal_version.figure.{name}": format_money(amount, language) for name, amount in sums}
        for source_id, source in reading.sources.items():
            used = reading.figures.sources[source_id].used
            found[f"={source.name.best(language)}"] = format_money(used, language)
    return {key: value for key, value in found.items() if value}


def frozen_figures(version: ProposalVersion) -> dict[str, str]:
    """The figures kept with a version, without its live facts; empty where they cannot be read."""
    try:
        read: Any = json.loads(version.figures or "{}")
    except ValueError:
        return {}
    figures = read.items() if isinstance(read, dict) else ()
    return {str(key): str(value) for key, value in figures if not str(key).startswith(f"{PREFIX}.")}


def _sections(before: Case, after: Case) -> list[SectionChange]:
    old, new = answers_by_section(before), answers_by_section(after)
    codes = [each.code for each in after.form.sections] if after.form is not None else []
    codes += [each for each in (*old, *new) if each not in codes]
    found = []
    for code in dict.fromkeys(codes):
        for language in LANGUAGES:
            texts = [_text(each.get(code), language) for each in (old, new)]
            if texts[0] != texts[1]:
                section = after.form.section(code) if after.form is not None else None
                title = section.title if section is not None else Bilingual(code, code)
                found.append(SectionChange(title, language, compared(*texts)))
    return found


def _text(answer: Answer | None, language: Language) -> str:
    return answer.content.side(language) if answer is not None else ""


def _figures(before: Case, after: Case, language: Language) -> tuple[FigureChange, ...]:
    old, new = figures_of(before, language), figures_of(after, language)
    return tuple(FigureChange(key, old.get(key, ""), new.get(key, "")) for key in dict.fromkeys((*old, *new))
                 if old.get(key) != new.get(key))


def figure_name(key: str, language: Language) -> str:
    """What a figure is called: the word under its key, or after "=" the name itself."""
    return key[1:] if key.startswith("=") else words(language).say(key)


def side_name(desk: Desk, proposal_id: str, version_id: str, language: Language) -> str:
    """A state in words: the version's name with its moment, or "now"."""
    if version_id == NOW:
        return words(language).say("proposal_version.now")
    found = next(each for each in versions_of(desk, proposal_id) if each.id == version_id)
    return f"{found.name} \u00b7 {format_moment(kyiv_clock(found.made_at), language)}" if found.made_at else found.name


def write_comparison(desk: Desk, proposal_id: str, left: str, right: str, out: Path, language: Language) -> Path:
    """The comparison as a PDF for ourselves; returns where it lies. Raises as comparing and as writing does."""
    from hromada_desk.documents.catalogue import order_in
    from hromada_desk.documents.compose.proposal_comparison import ComparedText, compose_proposal_comparison
    from hromada_desk.documents.render.pdf import render_pdf
    from hromada_desk.documents.write import write_file

    found = compare_versions(desk, proposal_id, left, right, language)
    said = words(language)
    figures = [(figure_name(each.key, language), each.before, each.after) for each in found.figures]
    texts = [ComparedText(each.title, said.say(f"choice.language.{each.language}"), each.runs)
             for each in found.sections]
    sides = (side_name(desk, proposal_id, left, language), side_name(desk, proposal_id, right, language))
    order = order_in(language, one_language=True, made_at=kyiv_clock(desk.now()))
    made = compose_proposal_comparison(proposal_case(desk, proposal_id), sides, figures, texts, order)
    return write_file(out, render_pdf(made)).path
