"""A Word file with fields that a donor or an association sent: looked at first, then filled in a closed room.

Fields are written {{ proposal.title }}, rows repeat between {%tr for line in budget.lines %} and {%tr endfor %}. A
template may read what it is given and repeat it, nothing else: what calls, includes or looks behind names is refused
before anything runs.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.exchange.archives import unpack_checked
from hromada_desk.exchange.limits import refuse_size

WORD_PART = "word/document.xml"
MACROS = "word/vbaProject.bin"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
ZIP_MARK = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template that may be filled: its bytes and the fields it asks for, as written with dots."""

    name: str
    data: bytes
    fields: tuple[str, ...]


def read_template(name: str, data: bytes) -> WordTemplate:
    """Look at a template without running it.

    Raises FileProblem: word_template.not_word, word_template.macros, and what archives refuse; RuleBroken:
    word_template.broken, word_template.executable with the words that are not allowed.
    """
    from jinja2 import TemplateSyntaxError

    refuse_size(name, len(data))
    if not data.startswith(ZIP_MARK):
        raise FileProblem("word_template.not_word", file=name)
    try:
        archive = unpack_checked(name, data)
    except FileProblem as refused:
        if refused.code == "import.damaged":
            raise FileProblem("word_template.not_word", file=name) from refused
        raise
    if WORD_PART not in archive.names:
        raise FileProblem("word_template.not_word", file=name)
    if MACROS in archive.names:
        raise FileProblem("word_template.macros", file=name)
    try:
        return WordTemplate(name, data, tuple(dict.fromkeys(_fields_of(name, data))))
    except TemplateSyntaxError as error:
        raise RuleBroken("word_template.broken", file=name, reason=error.message or "") from error


def unknown_fields(template: WordTemplate, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that these values have no answer to."""
    return tuple(each for each in template.fields if not _is_known(each.split("."), values))


def fill_template(template: WordTemplate, values: Mapping[str, Any]) -> bytes:
    """The filled Word file; texts of several lines keep their lines. The same values give the same bytes.

    Raises RuleBroken('word_template.unknown_fields'), ('word_template.broken').
    """
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    unknown = unknown_fields(template, values)
    if unknown:
        raise RuleBroken("word_template.unknown_fields", file=template.name, names=", ".join(unknown))
    made = DocxTemplate(io.BytesIO(template.data))
    try:
        made.render(_as_listings(values), _room(), autoescape=True)
    except TemplateError as error:
        raise RuleBroken("word_template.broken", file=template.name, reason=str(error)) from error
    target = io.BytesIO()
    made.save(target)
    return _undated(target.getvalue())


def _room() -> Any:
    """Where templates run: escaped, without builtins, an unknown name is an error and not a gap."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    room = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    room.globals.clear()
    return room


def _fields_of(name: str, data: bytes) -> Iterator[str]:
    from docxtpl import DocxTemplate

    opened = DocxTemplate(io.BytesIO(data))
    opened.init_docx()
    bodies = [opened.patch_xml(opened.get_xml())]
    for uri in (opened.HEADER_URI, opened.FOOTER_URI):
        bodies += [opened.patch_xml(opened.get_part_xml(part)) for _, part in opened.get_headers_footers(uri)]
    for body in bodies:
        tree = _room().parse(body)
        _refuse_deeds(name, tree)
        yield from _paths(tree, {})


def _refuse_deeds(name: str, tree: Any) -> None:
    """Whatever does more than read, compare and repeat, names that begin with an underscore, loops in loops in loops.

    Arithmetic is no exception: `9**9**9` is computed while a template is only being prepared.
    """
    from jinja2 import nodes

    allowed = (nodes.TemplateData, nodes.Output, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.For,
               nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Tuple)
    for each in tree.find_all(nodes.Node):
        if not isinstance(each, allowed):
            raise RuleBroken("word_template.executable", file=name, what=type(each).__name__.lower())
        if isinstance(each, nodes.Getattr) and each.attr.startswith("_"):
            raise RuleBroken("word_template.executable", file=name, what=each.attr)
    for inner in (two for one in tree.find_all(nodes.For) for two in one.find_all(nodes.For)):
        if any(inner.find_all(nodes.For)):
            raise RuleBroken("word_template.executable", file=name, what="for")


def _paths(node: Any, loops: Mapping[str, str]) -> Iterator[str]:
    """Every dotted name below a node, names of loops put back to what they walk over."""
    from jinja2 import nodes

    if isinstance(node, nodes.For):
        walked = _path(node.iter, loops)
        if walked is not None:
            yield walked
        inside = dict(loops)
        if isinstance(node.target, nodes.Name) and walked is not None:
            inside[node.target.name] = f"{walked}.*"
        for each in (*node.body, *node.else_):
            yield from _paths(each, {**inside, "loop": "loop"})
        return
    path = _path(node, loops)
    if path is not None:
        if path.partition(".")[0] != "loop":
            yield path
        return
    for each in node.iter_child_nodes():
        yield from _paths(each, loops)


def _path(node: Any, loops: Mapping[str, str]) -> str | None:
    """The dotted name a node reads, None where it is no name."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return loops.get(node.name, str(node.name))
    if isinstance(node, nodes.Getattr):
        above = _path(node.node, loops)
        return None if above is None else f"{above}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        above = _path(node.node, loops)
        return None if above is None else f"{above}.{str(node.arg.value).replace('.', chr(0))}"
    return None


def _is_known(steps: Sequence[str], values: Any) -> bool:
    if not steps:
        return True
    first, rest = steps[0].replace(chr(0), "."), steps[1:]
    if first == "*":
        return not values or _is_known(rest, values[0])
    if isinstance(values, Mapping) and first in values:
        return _is_known(rest, values[first])
    return False


def _as_listings(values: Any) -> Any:
    """Texts of several lines in Word's own line breaks."""
    from docxtpl import Listing

    if isinstance(values, Mapping):
        return {key: _as_listings(each) for key, each in values.items()}
    if isinstance(values, list | tuple):
        return [_as_listings(each) for each in values]
    return Listing(values) if isinstance(values, str) and "\n" in values else values


def _undated(content: bytes) -> bytes:
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as made, ZipFile(target, "w", ZIP_DEFLATED) as same:
        for each in made.infolist():
            entry = ZipInfo(each.filename, FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            same.writestr(entry, made.read(each.filename))
    return target.getvalue()
