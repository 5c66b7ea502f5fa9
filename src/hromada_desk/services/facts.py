"""The facts of a project as short lines of words, for panels and cards."""

from dataclasses import dataclass

from hromada_desk.domain.records.hromada import Hromada, Identifier, Person
from hromada_desk.domain.records.project import Damage, Milestone, Project, Site
from hromada_desk.domain.values import Language, PlaceRef
from hromada_desk.services.classifiers import name_of_code
from hromada_desk.services.desk import Desk
from hromada_desk.text.catalog import Words, words
from hromada_desk.text.dates import format_date, format_period
from hromada_desk.text.labels import choice_label, field_label
from hromada_desk.text.numbers import format_number, format_share


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known, in the person's words."""

    name: str
    words: str


def project_facts(desk: Desk, project: Project, language: Language) -> tuple[Fact, ...]:
    """What one wants to know at a glance; facts that are not known are left out."""
    said = words(language)
    found = (
        ("place", place_words(project.place, language)),
        ("responsible_id", _person(desk, project, language)),
        ("period", format_period(project.period.start, project.period.end, language)),
        ("beneficiaries", _beneficiaries(project, said)),
        ("dk021", _code("DK021", project.dk021, language)),
        ("strategy_goal", project.strategy_goal.best(language)),
    )
    facts = [Fact(field_label(Project.kind, name, said), value) for name, value in found if value]
    facts += [Fact(said.say("facts.damage"), each) for each in _damage(desk, project, said)]
    due = _next_milestone(desk, project, said)
    facts += [Fact(said.say("facts.next_milestone"), due)] if due else []
    facts += [Fact(each.scheme, each.value) for each in desk.all(Identifier, subject_id=project.id)]
    return tuple(facts)


def short_name(hromada: Hromada, language: Language) -> tuple[str, str]:
    """What the hromada is called where room is short, and what it is: ("Novobilouska", "rural hromada")."""
    from hromada_desk.storage.reference import hromadas

    said = words(language)
    place = hromadas().get(hromada.katottg)
    kind = f"facts.hromada.{hromada.hromada_type}"
    name = hromada.name.best(language) if place is None else place.name(language)
    return name, said.say(kind) if said.has(kind) else ""


def place_words(place: PlaceRef, language: Language) -> str:
    """A place as one says it: address and the name of the place, hromada, oblast."""
    from hromada_desk.storage.reference import place_words as templates
    from hromada_desk.storage.reference import places

    named = places().full_name(place.code, language, templates()) if places().get(place.code) else ()
    return ", ".join(part for part in (place.address, *named[:1]) if part)


def _person(desk: Desk, project: Project, language: Language) -> str:
    person = desk.find(Person, project.responsible_id)
    return "" if person is None else person.name.best(language)


def _beneficiaries(project: Project, said: Words) -> str:
    if project.beneficiaries is None:
        return ""
    parts = [format_number(project.beneficiaries, said.language)]
    for name in ("beneficiaries_women", "beneficiaries_children", "beneficiaries_displaced"):
        number = getattr(project, name)
        if number:
            parts.append(said.say(f"facts.{name}", number=number))
    return " · ".join(parts)


def _code(scheme: str, code: str, language: Language) -> str:
    return f"{code} {name_of_code(scheme, code).best(language)}".strip() if code else ""


def _damage(desk: Desk, project: Project, said: Words) -> list[str]:
    lines = []
    for site in desk.all(Site, project_id=project.id):
        for each in desk.all(Damage, site_id=site.id):
            share = f" {format_share(each.damaged_share, said.language)}" if each.damaged_share is not None else ""
            category = choice_label("damage_category", each.category, said) if each.category else ""
            lines.append(f"{site.name.best(said.language)}: {category}{share}".strip(": "))
    return lines


def _next_milestone(desk: Desk, project: Project, said: Words) -> str:
    coming = [each for each in desk.all(Milestone, project_id=project.id) if each.due_on and not each.done_on]
    if not coming:
        return ""
    first = min(coming, key=lambda each: (each.due_on is None, each.due_on))
    assert first.due_on is not None
    return f"{format_date(first.due_on, said.language)} · {first.title.best(said.language)}"
