"""A supposition of a scenario in words, and what is to be said of it; the screen and the paper say the same."""

from decimal import Decimal

from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget_variants import ScenarioStep
from hromada_desk.domain.scenarios import StepNote
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.text.catalog import Words
from hromada_desk.text.numbers import NOTHING, format_share


def step_words(book: BudgetBook, step: ScenarioStep, said: Words) -> str:
    """What a step supposes, as a sentence without its stop."""
    where = line_words(book, step.line_id, said)
    if step.step_kind == "rate":
        return said.say("scenarios.step.rate", currency=step.currency, change=change_words(step.percent, said))
    if step.step_kind == "source_share":
        source = next((each.name.best(said.language) for each in book.sources if each.id == step.source_id), "")
        key = "scenarios.step.source_share.whole" if not step.line_id else "scenarios.step.source_share"
        share = NOTHING if step.percent is None else format_share(step.percent, said.language)
        return said.say(key, source=source, share=share, where=where)
    if step.amount is not None:
        return said.say("scenarios.step.sum", where=where, amount=step.amount)
    return said.say("scenarios.step.growth", where=where, change=change_words(step.percent, said))


def line_words(book: BudgetBook, line_id: str, said: Words) -> str:
    """A line or heading by number and title; the whole budget for ""."""
    if not line_id:
        return said.say("scenarios.whole_budget")
    line = book.lines.get(line_id)
    if line is None:
        return said.say("scenarios.gone")
    return f"{book.number_of(line_id)} {line.title.best(said.language)}".strip()


def change_words(percent: Decimal | None, said: Words) -> str:
    """A growth with its sign."""
    if percent is None:
        return NOTHING
    return f"{'+' if percent > 0 else ''}{format_share(percent, said.language)}"


def note_words(note: StepNote, currency: str, said: Words) -> str:
    """Why a step changes nothing, or how near its sum could be met."""
    reached = None if note.reached is None else Money(note.reached, currency)
    return said.say(f"scenarios.note.{note.code}", reached=reached)
