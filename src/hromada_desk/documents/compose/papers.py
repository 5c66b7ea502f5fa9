"""Attached papers on paper: the list of annexes a call asks for, photographs, logos."""

from hromada_desk.documents.blocks import Cell, Column, Logo, Pair, Photo, Row, Status, Table
from hromada_desk.documents.compose.frame import Order, pictures
from hromada_desk.documents.compose.partnership import partner_name
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import ProposalPartner
from hromada_desk.domain.rules.annex_needs import why_wanted
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_size

ILLUSTRATIONS = ("illustration_before", "illustration_damaged", "illustration_in_progress", "illustration_vision",
                 "illustration_complete", "illustration_cover")
HALF_PICTURES = 2


def annexes_table(case: Case, voice: Voice) -> Table | None:
    """What the form asks for and what is there, then the other papers; None where neither exists."""
    papers = [each for each in case.all(Attachment) if each.attachment_type not in (*ILLUSTRATIONS, "logo")]
    rows: list[Row] = []
    used: set[str] = set()
    for annex in case.form.annexes if case.form else ():
        found = [each for each in papers if each.attachment_type == annex.attachment_type]
        used |= {each.id for each in found}
        title = voice.both(annex.title)
        wanted = found or why_wanted(case, annex) is not None
        if not wanted:
            continue
        if not found:
            word = voice.say("documents.annex.missing" if annex.required else "documents.annex.optional")
            rows.append(Row((str(len(rows) + 1), title, "", Status(word, "bad" if annex.required else "none"), "")))
        rows += [_paper_row(len(rows) + number, each, voice) for number, each in enumerate(found, start=1)]
    for each in papers:
        if each.id not in used:
            rows.append(_paper_row(len(rows) + 1, each, voice))
    if not rows:
        return None
    columns = (
        Column(voice.pair("documents.column.number"), "code", 10),
        Column(voice.pair("documents.column.document"), weight=72),
        Column(voice.pair("documents.column.file"), weight=56),
        Column(voice.pair("documents.column.state"), "status", 26),
        Column(voice.pair("documents.column.size"), weight=18),
    )
    return Table(columns, tuple(rows), voice.pair("documents.caption.annexes"),
                 name=voice.say("documents.sheet.annexes"))


def _paper_row(number: int, paper: Attachment, voice: Voice) -> Row:
    size = format_size(paper.size_bytes, voice.language) if paper.size_bytes is not None else ""
    digest = " ".join((paper.sha256[:32], paper.sha256[32:])).strip()
    file: Cell = Pair(paper.file_name, digest) if digest else paper.file_name
    return Row((str(number), voice.both(paper.title), file, Status(voice.say("documents.annex.present"), "good"), size))


def photographs(case: Case, order: Order) -> tuple[Photo, ...]:
    """The illustrations whose pictures are at hand: two beside each other, an odd last one wide."""
    found = pictures(case, order, *ILLUSTRATIONS)
    wide = len(found) - 1 if len(found) % HALF_PICTURES else len(found)
    return tuple(Photo(data, each.sha256, _caption(each, order.voice), half=number < wide)
                 for number, (each, data) in enumerate(found))


def _caption(paper: Attachment, voice: Voice) -> Pair:
    """What, and when it was taken; a drawing or visualisation says so."""
    words = voice.both(paper.caption or paper.title)
    day = format_date(paper.taken_at.date(), voice.language) if paper.taken_at else ""
    kind = voice.say("documents.visualisation") if paper.attachment_type == "illustration_vision" else ""
    return Pair(", ".join(part for part in (words.main, kind, day) if part), words.second)


def logos(case: Case, order: Order) -> tuple[Logo, ...]:
    """The hromada, its first partner and the programme; emblems only where a file was given."""
    voice = order.voice
    files = {each.subject_id: data for each, data in pictures(case, order, "logo")}
    found = [Logo(voice.text(case.hromada.name), voice.say("documents.logo.lead"), files.get(case.hromada.id))]
    for part in case.all(ProposalPartner):
        if part.partner_id and part.role != "donor":
            found.append(Logo(partner_name(case, part, voice).main, voice.choice("partner_role", part.role).main,
                              files.get(part.partner_id)))
            break
    if case.call is not None:
        programme = voice.text(case.call.programme or case.call.donor or case.call.title)
        found.append(Logo(programme, voice.say("documents.logo.programme"), files.get(case.call.id), neutral=True))
    return tuple(found)
