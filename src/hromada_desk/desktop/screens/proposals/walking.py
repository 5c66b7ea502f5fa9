"""The walk from problem to problem: where one was last, and which comes next though the list is found anew."""

from collections.abc import Sequence

from hromada_desk.desktop.screens.proposals.findings import Trouble, TroubleLine, lines_of, troubles_of
from hromada_desk.domain.case import Case
from hromada_desk.domain.readiness import Readiness


class ProblemWalk:
    """The problems of the moment, in the order of the form and as lines of the panel."""

    def __init__(self) -> None:
        self.lines: list[TroubleLine] = []
        self._troubles: list[Trouble] = []
        self._at: Trouble | None = None

    def show(self, case: Case, readiness: Readiness) -> None:
        """Take what was found now; the place in the walk stays."""
        self.lines, self._troubles = lines_of(case, readiness), troubles_of(readiness)

    def begin(self) -> None:
        """Forget the place: another proposal."""
        self._at = None

    def after(self, section: str, order: Sequence[str]) -> Trouble | None:
        """The next one in the order of the form, from the section in front on; after the last the first."""
        if not self._troubles:
            return None
        known = self._place_in(self._troubles)
        if known >= 0 and self._at is not None and self._at.section == section:
            at = known + 1
        else:
            here = order.index(section)
            later = (at for at, each in enumerate(self._troubles)
                     if each.section in order and order.index(each.section) >= here)
            at = next(later, 0)
        self._at = self._troubles[at % len(self._troubles)]
        return self._at

    def of_line(self, key: str) -> Trouble:
        """The problem a line leads to; a line that stands for several leads to one after the other."""
        line = next(each for each in self.lines if each.finding.key == key)
        self._at = line.troubles[(self._place_in(line.troubles) + 1) % len(line.troubles)]
        return self._at

    def _place_in(self, troubles: Sequence[Trouble]) -> int:
        marks = [_mark(each) for each in troubles]
        return marks.index(_mark(self._at)) if self._at is not None and _mark(self._at) in marks else -1


def _mark(trouble: Trouble) -> tuple[object, ...]:
    """What a problem is told by when it is found anew: not its figures, which change as it is mended."""
    problem = trouble.problem
    return (trouble.section, problem.code, problem.record_id, problem.field, problem.details.get("language"),
            problem.details.get("annex"))
