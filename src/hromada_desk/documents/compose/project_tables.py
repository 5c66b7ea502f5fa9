"""Small tables about one project: sites, alternative solutions, procurement, papers."""

from hromada_desk.documents.blocks import Column, Row, Status, Table, Tone
from hromada_desk.documents.compose.papers import ILLUSTRATIONS
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.procurement import Procurement
from hromada_desk.domain.records.project import Approach, Damage, Site

_APPROACH_TONES: dict[str, Tone] = {"chosen": "good", "rejected": "none", "considered": "attention"}
_PROCUREMENT_TONES: dict[str, Tone] = {"contracted": "good", "unsuccessful": "bad", "cancelled": "bad"}


def sites_table(case: Case, voice: Voice) -> Table:
    """Objects with their kind, area, users and damage."""
    rows = []
    for each in case.all(Site):
        damage = next(iter(case.where(Damage, site_id=each.id)), None)
        word = voice.choice("damage_category", damage.category).main if damage and damage.category else ""
        tone: Tone = "bad" if damage and damage.category in ("severe", "destroyed") else "attention"
        rows.append(Row((voice.both(each.name), voice.choice("site_type", each.site_type).main, each.area_m2,
                         each.users, Status(word, tone) if word else None)))
    return Table((
        Column(voice.pair("documents.column.site"), weight=70), Column(voice.pair("site.site_type"), weight=34),
        Column(voice.pair("site.area_m2"), "number", 22), Column(voice.pair("site.users"), "number", 20),
        Column(voice.pair("documents.column.damage"), "status", 29),
    ), tuple(rows), name=voice.say("documents.sheet.sites"))


def approaches_table(case: Case, voice: Voice) -> Table:
    """Alternative solutions with their cost and what became of them."""
    rows = tuple(Row((voice.both(each.title), voice.money(each.cost, 0),
                      Status(voice.choice("approach_status", each.status).main,
                             _APPROACH_TONES.get(each.status, "none")))) for each in case.all(Approach))
    return Table((
        Column(voice.pair("documents.column.approach"), weight=105), Column(voice.pair("approach.cost"), weight=36),
        Column(voice.pair("approach.status"), "status", 34),
    ), rows, name=voice.say("documents.sheet.approaches"))


def procurement_table(case: Case, voice: Voice) -> Table:
    """What is bought, how, for how much at most, and where it stands."""
    rows = tuple(Row((voice.both(each.title), voice.choice("procurement_method", each.method).main,
                      voice.money(each.expected_value, 0), each.announced_on,
                      Status(voice.choice("procurement_status", each.status).main,
                             _PROCUREMENT_TONES.get(each.status, "none")))) for each in case.all(Procurement))
    return Table((
        Column(voice.pair("documents.column.purchase"), weight=66),
        Column(voice.pair("procurement.method"), weight=38),
        Column(voice.pair("procurement.expected_value"), weight=28),
        Column(voice.pair("procurement.announced_on"), "date", 20),
        Column(voice.pair("procurement.status"), "status", 26),
    ), rows, name=voice.say("documents.sheet.procurement"))


def papers_table(case: Case, voice: Voice) -> Table:
    """Documents by name, kind and who may have the file itself."""
    rows = tuple(Row((voice.both(each.title), voice.choice("attachment_type", each.attachment_type).main,
                      voice.choice("access", each.access).main))
                 for each in case.all(Attachment) if each.attachment_type not in (*ILLUSTRATIONS, "logo"))
    return Table((
        Column(voice.pair("documents.column.document"), weight=90),
        Column(voice.pair("attachment.attachment_type"), weight=50), Column(voice.pair("attachment.access"), weight=35),
    ), rows, name=voice.say("documents.sheet.papers"))
