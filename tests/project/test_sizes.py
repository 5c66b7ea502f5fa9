"""A file, function or class that grows beyond these sizes is a sign that a room is missing."""

import statistics

import pytest

from tests.project.sources import Function, length, modules, texts, where

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 50
LINES_OF_NEARLY_ALL_FUNCTIONS = 30
METHODS_OF_A_CLASS = 15
OURS = ("src", "tests", "benchmarks", "devtools", "dev.py", "docs", "resources")
WORDS_THAT_NAME_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base", "core"}


def test_no_file_is_longer_than_three_hundred_lines():
    long = {module.name: len(module.text.splitlines()) for module in modules(*OURS)}
    assert {name: lines for name, lines in long.items() if lines > LINES_OF_A_FILE} == {}


def test_no_function_is_longer_than_fifty_lines():
    long = {
        f"{where(module, function)} {function.name}": length(function)
        for module in modules(*OURS)
        for function in module.functions
    }
    assert {name: lines for name, lines in long.items() if lines > LINES_OF_A_FUNCTION} == {}


def test_nineteen_of_twenty_functions_fit_on_half_a_screen():
    lengths = [length(function) for module in modules("src") for function in module.functions]
    assert statistics.quantiles(lengths, n=20)[-1] <= LINES_OF_NEARLY_ALL_FUNCTIONS


def test_no_class_has_more_than_fifteen_methods():
    crowded = {
        f"{where(module, node)} {node.name}": sum(isinstance(part, Function) for part in node.body)
        for module in modules(*OURS)
        for node in module.classes
    }
    assert {name: methods for name, methods in crowded.items() if methods > METHODS_OF_A_CLASS} == {}


@pytest.mark.parametrize("folder", ["src", "tests", "devtools", "benchmarks"])
def test_every_module_is_named_after_what_it_is_for(folder):
    names = {name: set(name.removesuffix(".py").split("/")) for name in texts() if name.startswith(folder + "/")}
    assert [name for name, parts in names.items() if parts & WORDS_THAT_NAME_NOTHING] == []
