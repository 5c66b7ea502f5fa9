"""What the panes say about the past of their texts: who wrote them when, and what the translation does not know yet."""

from collections.abc import Mapping
from datetime import timedelta

from hromada_desk.desktop.screens.proposals.pane import AnswerPane
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.translation import source_language, translation_language
from hromada_desk.domain.values import Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.proposal_texts import SourceChange, Written, change_since_translation, last_written
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_date, format_time


def show_past(desk: Desk, panes: Mapping[Language, AnswerPane], answer: Answer | None) -> None:
    """Fill the heads of the panes, the bar above a stale translation and the marks in its source."""
    pasts = last_written(desk, answer) if answer is not None else {}
    change = change_since_translation(desk, answer) if answer is not None else None
    for language, pane in panes.items():
        written = pasts.get(language)
        pane.show_past(_when(desk, written) if written else "", written.who if written else "")
        is_source = answer is not None and change is not None and language == source_language(answer)
        pane.show_changes(change.places if is_source and change is not None else ())
        is_stale = answer is not None and change is not None and language == translation_language(answer)
        sentence = _stale_words(change, source_language(answer)) if is_stale and change and answer else ""
        runs = change.runs if sentence and change else ()
        pane.stale.show_sentence(sentence, runs, may_declare=not desk.read_only)


def _stale_words(change: SourceChange, source: Language) -> str:
    if not change.places or change.at is None:
        return translate(f"workshop.stale.{source}")
    day = format_date(change.at.astimezone().date(), current().language)
    return translate_plural(f"workshop.stale_in.{source}", len(change.places), day=day)


def _when(desk: Desk, written: Written) -> str:
    day, today = written.at.astimezone().date(), desk.today()
    if day == today:
        return translate("workshop.edited_today", time=format_time(written.at))
    if day == today - timedelta(days=1):
        return translate("workshop.edited_yesterday", time=format_time(written.at))
    return translate("workshop.edited", day=format_date(day, current().language))
