"""What a budget has to say to a donor's form: every value by its field, every row by its block.

All sums are figures of `compute`; nothing is added up here in another way.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.donor_form import FormValue, FormValues, part_of
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.rules.dates import months_of, period_of
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_units import unit_words
from hromada_desk.text.catalog import words
from hromada_desk.text.labels import choice_label


def form_values(book: BudgetBook, language: Language, blocks: Iterable[str]) -> FormValues:
    """The values of all fields, and the rows of these blocks; texts that have two languages in `language`."""
    said = _Saying(book, language)
    single: dict[str, FormValue] = {**said.names(), **said.dates(), **said.sums(), **said.parts()}
    return FormValues(single, {block: tuple(said.rows_of(block)) for block in set(blocks)})


def heading_parts(book: BudgetBook) -> tuple[tuple[str, str, Bilingual], ...]:
    """Every heading as fields name it: its code in the call's form or its number, its number, its title."""
    return tuple((book.lines[each.line_id].heading_code or each.number, each.number, book.lines[each.line_id].title)
                 for each in book.figures.lines.values() if book.is_heading(each.line_id))


def years_of(book: BudgetBook) -> tuple[int, ...]:
    """The years a form's first, second and third year are: those of the period, or those that lines have."""
    period = period_of(book.reading.case)
    used = {year for year in book.figures.by_year if year is not None}
    if period.start and period.end:
        used |= set(range(period.start.year, period.end.year + 1))
    return tuple(range(min(used), max(used) + 1)) if used else ()


class _Saying:
    """Says the values of one budget in one language."""

    def __init__(self, book: BudgetBook, language: Language) -> None:
        self._book, self._language = book, language
        self._figures = book.figures
        self._years = years_of(book)
        self._words = words(language)
        self._partners = {each.id: each for each in book.desk.all(Partner)}

    def names(self) -> dict[str, FormValue]:
        """Who asks, for what, in which call."""
        book, case = self._book, self._book.reading.case
        hromada, project, proposal, call = case.hromada, case.project, case.proposal, case.call
        dream = next((each.value for each in book.desk.all(Identifier, scheme="DREAM")
                      if project is not None and each.subject_id == project.id), "")
        found: dict[str, FormValue] = {"project.dream": dream, "budget.currency": book.currency,
                                       "budget.title": self._best(book.known.title)}
        if hromada is not None:
            found |= {"hromada.name": self._best(hromada.name), "hromada.council": self._best(hromada.council_name),
                      "hromada.edrpou": hromada.edrpou, "hromada.head": hromada.head_name,
                      "hromada.email": hromada.email, "hromada.phone": hromada.phone}
        if project is not None:
            found |= {"project.title": self._best(project.title), "project.number": project.number}
        if proposal is not None:
            found |= {"proposal.title": self._best(proposal.title), "proposal.number": proposal.number,
                      "proposal.acronym": proposal.acronym}
        if call is not None:
            found |= {"call.title": self._best(call.title), "call.reference": call.reference}
        return found

    def dates(self) -> dict[str, FormValue]:
        """Days, months and the rate where all prices have the same."""
        book = self._book
        period = period_of(book.reading.case)
        months = months_of(period)
        rates = {(each.unit_cost.rate, each.unit_cost.rate_on) for each in book.lines.values()
                 if each.unit_cost is not None and each.unit_cost.rate is not None
                 and each.unit_cost.money.currency != book.currency}
        rate, rate_on = next(iter(rates)) if len(rates) == 1 else (None, None)
        return {"budget.prices_on": book.known.prices_on, "period.start": period.start, "period.end": period.end,
                "period.months": Decimal(months) if months else None, "today": book.desk.today(), "rate": rate,
                "rate.on": rate_on}

    def sums(self) -> dict[str, FormValue]:
        """The sums of the whole budget and what part the payers bear."""
        figures, reading = self._figures, self._book.reading
        own = reading.own
        indirect = reading.part(("indirect",))
        total = figures.total
        return {
            "total": total.amount, "total.eligible": figures.eligible.amount,
            "total.ineligible": (total - figures.eligible).amount, "total.direct": reading.part(("direct",)).amount,
            "total.indirect": indirect.amount, "total.contingency": reading.part(("contingency",)).amount,
            "total.grant": figures.grant.amount, "total.own": own.amount, "total.in_kind": figures.in_kind.amount,
            "total.covered": figures.covered.amount, "total.missing": figures.missing.amount,
            "share.grant": _share(figures.grant, total), "share.own": _share(own, total),
            "share.indirect": _share(indirect, total),
        }

    def parts(self) -> dict[str, FormValue]:
        """Sums by payer, heading and year."""
        figures = self._figures
        found: dict[str, FormValue] = {f"total.source:{kind}": figures.funded_by(kind).amount
                                       for kind in figures.by_kind}
        grants = {each for each, row in figures.sources.items() if row.funding_kind == "grant"}
        for at, year in enumerate(self._years, 1):
            of_grants = sum((money.amount for (source, of_year), money in figures.by_source_year.items()
                             if source in grants and of_year == year), Decimal(0))
            for name in (str(at), str(year)):
                found[f"total.year:{name}"] = figures.by_year[year].amount if year in figures.by_year else Decimal(0)
                found[f"grant.year:{name}"] = of_grants
        for part, number, _ in heading_parts(self._book):
            row = next(each for each in figures.lines.values() if each.number == number)
            of_grants = sum((money.amount for source, money in row.by_source.items() if source in grants), Decimal(0))
            for name in {part, number}:
                found.setdefault(f"total.heading:{name}", row.amount.amount)
                found.setdefault(f"grant.heading:{name}", of_grants)
        return found

    def rows_of(self, block: str) -> Iterator[Mapping[str, FormValue]]:
        """The rows of a block, in the order of the budget."""
        name, part = part_of(block)
        if name == "sources":
            for at, source in enumerate(self._book.sources, 1):
                yield self._source(at, source)
            return
        above: list[LineFigures] = []
        for figures in self._figures.lines.values():
            del above[figures.depth:]
            above.append(figures)
            is_heading = self._book.is_heading(figures.line_id)
            if name == "headings":
                if is_heading and figures.depth == 0:
                    yield self._row(figures, figures.amount, figures)
            elif part and not any(part in {each.number, self._book.lines[each.line_id].heading_code} for each in above):
                continue
            elif is_heading and name == "rows":
                yield self._row(figures, figures.amount, figures)
            elif not is_heading:
                heading = next((each for each in reversed(above[:-1]) if self._book.is_heading(each.line_id)), figures)
                yield {**self._row(figures, figures.own, heading), **self._cost(self._book.lines[figures.line_id],
                                                                                figures)}

    def _row(self, figures: LineFigures, amount: Money, heading: LineFigures) -> dict[str, FormValue]:
        line = self._book.lines[figures.line_id]
        made: dict[str, FormValue] = {
            "row.number": figures.number, **self._titles(line.title), "row.amount": amount.amount,
            "row.share": _share(amount, self._figures.total),
            "row.heading": self._best(self._book.lines[heading.line_id].title),
        }
        for source_id, money in figures.by_source.items():
            key = f"row.source:{self._figures.sources[source_id].funding_kind}"
            before = made.get(key)
            made[key] = (before if isinstance(before, Decimal) else Decimal(0)) + money.amount
        self._add_years(made, figures.by_year)
        return made

    def _cost(self, line: BudgetLine, figures: LineFigures) -> dict[str, FormValue]:
        """What only a cost line has: size, price, codes. A share is so many per cent of its base."""
        partner = self._partners.get(line.partner_id)
        made: dict[str, FormValue] = {
            "row.justification": self._best(line.justification), "row.kekv": line.kekv, "row.dk021": line.dk021,
            "row.programme_code": line.programme_code, "row.partner": self._best(partner.name) if partner else "",
            "row.in_year": Decimal(line.year) if line.year is not None else None,
            "row.eligible": self._words.say("donor_form.yes" if line.eligible else "donor_form.no"),
        }
        if line.line_type == "share":
            base = figures.base.amount if figures.base is not None else None
            return {**made, "row.unit": "%", "row.quantity": line.percent, "row.unit_cost": base, "row.price": base,
                    "row.price_currency": self._book.currency}
        price = line.unit_cost
        in_budget = None
        if price is not None:
            same = price.money.currency == self._book.currency
            in_budget = price.money.amount if same else price.money.amount * price.rate if price.rate else None
        return {**made, "row.unit": unit_words(line.unit, self._language), "row.quantity": line.quantity,
                "row.unit_cost": in_budget, "row.price": price.money.amount if price else None,
                "row.price_currency": price.money.currency if price else ""}

    def _source(self, at: int, source: FundingSource) -> dict[str, FormValue]:
        figures = self._figures.sources[source.id]
        paid = figures.used if self._figures.shared or figures.most is None else figures.most
        made: dict[str, FormValue] = {
            "row.number": str(at), **self._titles(source.name), "row.amount": paid.amount,
            "row.share": _share(paid, self._figures.total),
            "row.kind": choice_label("funding_kind", source.funding_kind, self._words),
            "row.status": choice_label("funding_status", source.status, self._words),
        }
        self._add_years(made, figures.by_year)
        return made

    def _add_years(self, made: dict[str, FormValue], by_year: Mapping[int | None, Money]) -> None:
        for at, year in enumerate(self._years, 1):
            if year in by_year:
                made[f"row.year:{at}"] = made[f"row.year:{year}"] = by_year[year].amount

    def _titles(self, title: Bilingual) -> dict[str, FormValue]:
        return {"row.title": self._best(title), "row.title_uk": title.uk, "row.title_en": title.en}

    def _best(self, text: Bilingual) -> str:
        return text.best(self._language)


def _share(part: Money, whole: Money) -> Decimal:
    """A part as a fraction with six decimals, zero of nothing."""
    return (Decimal(part.minor) / whole.minor).quantize(Decimal("0.000001")) if whole.minor else Decimal(0)
