"""What a form is made of: fields described as data, mostly straight from the facets of a record. No widgets here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.text.catalog import translate


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen: what is kept, what is shown, and a second line that tells similar ones apart."""

    value: str
    words: str
    detail: str = ""


OptionSearch = Callable[[str], Sequence[Option]]
"""Options for what was typed, best first; an exact value must find itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One line of a form.

    `name` is the field of the record, `words` its label. `options` are the choices of a short list, `search` finds in a
    long one (codes, records, places). `base_currency` is the currency in which no rate is needed.
    """

    name: str
    words: str
    facets: Facets
    options: Sequence[Option] = ()
    search: OptionSearch | None = None
    base_currency: str = "UAH"
    read_only: bool = False
    hint: str = ""

    @property
    def kind(self) -> ValueKind:
        """Kind of its value."""
        return self.facets.value


def options_of(choice_list: str) -> tuple[Option, ...]:
    """The named list with its screen words."""
    return tuple(Option(value, translate(f"choice.{choice_list}.{value}")) for value in CHOICES.get(choice_list, ()))


def form_field(
    declared: FieldOf, *, search: OptionSearch | None = None, base_currency: str = "UAH", read_only: bool = False
) -> FormField:
    """The form line of a declared field."""
    return FormField(
        name=declared.name,
        words=translate(declared.label),
        facets=declared.facets,
        search=search,
        options=options_of(declared.facets.choice_list),
        base_currency=base_currency,
        read_only=read_only,
    )


def form_fields(record_type: type[Record], names: Sequence[str] = (), **more: OptionSearch) -> tuple[FormField, ...]:
    """Form lines of a kind: those named, in that order, or all that are not technical.

    `more` gives searches by field name.
    """
    declared = {each.name: each for each in fields_of(record_type)}
    wanted = names or [name for name, each in declared.items() if not each.facets.technical]
    return tuple(form_field(declared[name], search=more.get(name)) for name in wanted)
