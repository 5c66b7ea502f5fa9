"""Finds the rows that are sums of other rows, and checks the sums a list states against the rows they are of.

A row that equals the rows beneath it (or above it) is a subtotal only if something besides the arithmetic says so,
because small round sums coincide: no number of its own, no words of a project, or two different sums that both agree.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.import_words import ImportWords
from hromada_desk.exchange.mapping import ListMapping, MappedColumn
from hromada_desk.exchange.preview import RowKind
from hromada_desk.exchange.row_reading import ReadRow, is_ordinal

LEAST_PARTS = 2
DEEPEST_NESTING = 4
MOST_WORK = 2_000_000
"""Rows summed again after subtotals were found; a list that needs more is no list but a riddle."""
COUNTED = (RowKind.PROJECT, RowKind.RESERVE)
SUMMING = (RowKind.HEADING, RowKind.SUBTOTAL)


@dataclass(frozen=True, slots=True)
class _Span:
    """Rows from the first to before the last, by their place in the list of rows."""

    first: int
    last: int


class Sums:
    """Running sums of every money column over the rows that count, so that any span is two look-ups."""

    def __init__(self, rows: Sequence[ReadRow], columns: Sequence[MappedColumn]) -> None:
        self._running = [list(accumulate((_minor(row, at) for row in rows), initial=0)) for at in range(len(columns))]

    def of(self, column: int, span: _Span) -> int:
        """The sum of a column over a span in minor units."""
        return self._running[column][span.last] - self._running[column][span.first]

    def ends_where(self, column: int) -> dict[int, list[int]]:
        """Places by the running sum reached there."""
        places: dict[int, list[int]] = {}
        for place, total in enumerate(self._running[column]):
            places.setdefault(total, []).append(place)
        return places

    def reached(self, column: int, place: int) -> int:
        """The running sum before a place."""
        return self._running[column][place]


def mark_subtotals(rows: Sequence[ReadRow], columns: Sequence[MappedColumn], words: ImportWords) -> None:
    """Change the kind of rows that are sums of others, part by part of the list (in place)."""
    leading = next((at for at, column in enumerate(columns) if column.field == "planned"), 0)
    if columns:
        for segment in _segments(rows):
            _mark_in(segment, leading, columns, words)
        if any(row.confirmed for row in rows):
            _mark_groups_of_one(rows, leading, words)


def check_sums(rows: Sequence[ReadRow], mapping: ListMapping) -> Iterator[Problem]:
    """A problem for every sum a list states that its own rows do not add up to."""
    columns = tuple(each for each in mapping.columns if each.is_money)
    sums = Sums(rows, columns)
    for place, row in enumerate(rows):
        if row.kind not in SUMMING or not row.has_sums or row.confirmed:
            continue
        spans = [span for span in _candidates(rows, place) if _counts_any(rows, span)]
        differing = [_differing(row, columns, sums, span) for span in spans]
        if differing and all(differing):
            for at, added in differing[0]:
                yield Problem("import.sums_differ", kind="project", field=columns[at].field, severity=Severity.WARNING,
                              details={"row": str(row.number), "column": columns[at].header, "group": row.text,
                                       "said": row.sums[at], "added": added})


def _segments(rows: Sequence[ReadRow]) -> Iterator[list[ReadRow]]:
    """Runs of project rows between rows that are known to head or to sum."""
    segment: list[ReadRow] = []
    for row in rows:
        if row.kind in SUMMING:
            yield segment
            segment = []
        elif row.kind in COUNTED:
            segment.append(row)
    yield segment


def _mark_in(segment: list[ReadRow], leading: int, columns: Sequence[MappedColumn], words: ImportWords) -> None:
    """From the bottom up, so that sums of sums are looked at after their parts; again while anything changes."""
    for _ in range(DEEPEST_NESTING):
        changes = 0
        sums, ends = _running(segment, leading, columns)
        for place in range(len(segment) - 1, -1, -1):
            row = segment[place]
            amount = row.sums[leading]
            if row.kind != RowKind.PROJECT or not amount or changes * len(segment) > MOST_WORK:
                continue
            span = _parts_of(place, amount.minor, sums, ends, leading)
            parts = [part for part in segment[span.first : span.last] if part.kind in COUNTED] if span else []
            if span and len(parts) >= LEAST_PARTS and _agrees(row, sums, span) and _judge(row, parts, words):
                changes += 1
                sums, ends = _running(segment, leading, columns)
        if not changes:
            return


def _mark_groups_of_one(rows: Sequence[ReadRow], leading: int, words: ImportWords) -> None:
    """In a list with group rows, a row like them above a single project of the same sums is a group row too."""
    for row, below in pairwise(row for row in rows if row.kind in COUNTED):
        if not row.sums[leading] or row.sums[leading] != below.sums[leading] or is_ordinal(row.ordinal):
            continue
        same = row.kind == below.kind == RowKind.PROJECT and all(
            own is None or own == other for own, other in zip(row.sums, below.sums, strict=True))
        barer = sum(1 for cell in row.cells if cell != "") < sum(1 for cell in below.cells if cell != "")
        if same and barer and not words.rows.work.search(row.text) and words.rows.work.search(below.text):
            row.kind, row.confirmed = RowKind.SUBTOTAL, True


def _running(
    segment: list[ReadRow], leading: int, columns: Sequence[MappedColumn]
) -> tuple[Sums, dict[int, list[int]]]:
    sums = Sums(segment, columns)
    return sums, sums.ends_where(leading)


def _parts_of(place: int, minor: int, sums: Sums, ends: dict[int, list[int]], leading: int) -> _Span | None:
    """The rows directly beneath that add up to a row, or all rows above it."""
    beneath = ends.get(sums.reached(leading, place + 1) + minor, [])
    first = bisect_left(beneath, place + 1 + LEAST_PARTS)
    if first < len(beneath):
        return _Span(place + 1, beneath[first])
    above = _Span(0, place)
    return above if place >= LEAST_PARTS and sums.of(leading, above) == minor else None


def _agrees(row: ReadRow, sums: Sums, span: _Span) -> bool:
    return all(amount is None or amount.minor == sums.of(at, span) for at, amount in enumerate(row.sums))


def _judge(row: ReadRow, parts: Sequence[ReadRow], words: ImportWords) -> bool:
    """Decide what a row is that equals other rows; True when anything changed."""
    says_parts = words.rows.parts_follow.search(row.text) is not None
    if says_parts and all(words.rows.begins("components", part.text) for part in parts):
        for part in parts:
            part.kind = RowKind.PART
        return True
    different = {amount.minor for amount in row.sums if amount}
    numbered = bool(row.ordinal) and is_ordinal(row.ordinal)
    heads_numbers = numbered and all(part.ordinal.startswith(f"{row.ordinal.rstrip('.')}.") for part in parts)
    parts_numbered = all(part.ordinal for part in parts)
    bare = not words.rows.work.search(row.text) and not numbered
    unnumbered = not numbered and parts_numbered
    if says_parts or heads_numbers or bare or unnumbered or (len(different) > 1 and not numbered):
        row.kind, row.confirmed = RowKind.SUBTOTAL, True
        return True
    if len(parts) > LEAST_PARTS or len(different) > 1:
        row.problems.append(Problem("import.perhaps_subtotal", kind="project", severity=Severity.WARNING,
                                    details={"row": str(row.number), "first": str(parts[0].number),
                                             "last": str(parts[-1].number)}))
    return False


def _candidates(rows: Sequence[ReadRow], place: int) -> list[_Span]:
    """The spans a stated sum may be of, the most natural one first."""
    row = rows[place]
    beneath = _Span(place + 1, _next(rows, place, same_oblast_level=bool(row.oblast)))
    all_beneath = _Span(place + 1, len(rows))
    if row.kind == RowKind.HEADING:
        return [beneath, all_beneath]
    near_above = _Span(_previous(rows, place, SUMMING), place)
    since_total = _Span(_previous(rows, place, (RowKind.SUBTOTAL,)), place)
    return [near_above, since_total, _Span(0, place), beneath, all_beneath, _Span(0, len(rows))]


def _next(rows: Sequence[ReadRow], place: int, *, same_oblast_level: bool) -> int:
    for at in range(place + 1, len(rows)):
        row = rows[at]
        if row.kind in SUMMING and row.has_sums and (bool(row.oblast) or not same_oblast_level):
            return at
    return len(rows)


def _previous(rows: Sequence[ReadRow], place: int, kinds: tuple[RowKind, ...]) -> int:
    for at in range(place - 1, -1, -1):
        if rows[at].kind in kinds:
            return at
    return 0


def _counts_any(rows: Sequence[ReadRow], span: _Span) -> bool:
    return any(rows[at].kind in COUNTED and rows[at].has_sums for at in range(span.first, span.last))


def _differing(row: ReadRow, columns: Sequence[MappedColumn], sums: Sums, span: _Span) -> list[tuple[int, Money]]:
    """The columns in which a stated sum is not the sum of a span, with what the span adds up to."""
    differing = []
    for at, said in enumerate(row.sums):
        if said is None:
            continue
        added = sums.of(at, span)
        if abs(added - said.minor) > span.last - span.first:  # sheets round each row: a minor unit per row may be lost
            differing.append((at, Money(added, columns[at].currency)))
    return differing


def _minor(row: ReadRow, column: int) -> int:
    amount = row.sums[column]
    return amount.minor if amount is not None and row.kind in COUNTED else 0
