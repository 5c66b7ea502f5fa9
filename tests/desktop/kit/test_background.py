"""Long work: its result, its refusal, its fault - and a cancel that truly stops it."""

import sys
import threading

import pytest

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.jobs import JobRun
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.domain.errors import FileProblem, RuleBroken


@pytest.fixture
def run(qtbot):
    made = JobRun()
    yield made
    made.wait()


@pytest.fixture
def bar(qtbot):
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_the_result_of_a_job_comes_back_to_the_ui_thread(qtbot, run):
    seen = []
    run.finished.connect(lambda result: seen.append((result, threading.current_thread() is threading.main_thread())))
    with qtbot.waitSignal(run.finished):
        run.start(lambda: threading.current_thread() is threading.main_thread())
    assert seen == [(False, True)]
    assert not run.is_running


def test_steps_are_told_and_the_generators_answer_is_the_result(qtbot, run):
    def steps():
        for done in range(1, 4):
            yield done, 3
        return "пакет"

    told = []
    run.progressed.connect(lambda *step: told.append(step))
    with qtbot.waitSignal(run.finished) as finished:
        run.start(steps)
    assert finished.args == ["пакет"]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_cancel_closes_the_generator_so_that_it_cleans_up(qtbot, run):
    began, cleaned = threading.Event(), threading.Event()

    def endless():
        try:
            while True:
                began.set()
                yield 1, 100
        finally:
            cleaned.set()

    with qtbot.waitSignal(run.cancelled):
        run.start(endless)
        assert began.wait(5)
        run.cancel()
    assert cleaned.is_set()
    assert not run.is_running


def test_a_refusal_is_handed_over_and_nothing_else_is_told(qtbot, run):
    def full():
        yield 1, 2
        raise FileProblem("file.disk_full")

    ended = []
    run.finished.connect(lambda _result: ended.append("finished"))
    with qtbot.waitSignal(run.refused) as refused:
        run.start(full)
    assert refused.args[0].code == "file.disk_full"
    assert ended == []


def test_a_fault_of_the_program_reaches_the_exception_hook_and_ends_the_work(qtbot, run, monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    with qtbot.captureExceptions(), qtbot.waitSignal(run.crashed):
        run.start(lambda: 1 / 0)
    assert not run.is_running


def test_closing_the_window_stops_the_work_and_waits_for_it(qtbot, run):
    alive = threading.Event()

    def endless():
        while True:
            alive.set()
            yield 1, 100

    run.start(endless)
    assert alive.wait(5)
    run.wait()
    assert not run.is_running


def test_the_time_left_is_told_only_after_ten_seconds(qtbot, run, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("hromada_desk.desktop.kit.jobs.time.monotonic", lambda: now[0])
    gate = threading.Event()

    def steps():
        yield 25, 100
        gate.wait(5)

    with qtbot.waitSignal(run.progressed):
        run.start(steps)
    assert run.seconds_left() is None
    now[0] += 20
    assert run.seconds_left() == 60
    gate.set()


def test_background_work_hands_its_result_on_and_tells_a_refusal_in_the_bar(qtbot, bar):
    work, results = BackgroundWork(bar), []
    with qtbot.waitSignal(work.run.finished):
        assert work.start("Роблю копію", lambda: 9, results.append)
    assert results == [9]

    def refuse():
        raise RuleBroken("kit.work_busy")

    with qtbot.waitSignal(work.run.refused):
        work.start("Роблю копію", refuse)
    assert bar.sentence


def test_a_second_work_waits_its_turn_and_says_so(qtbot, bar):
    work, gate = BackgroundWork(bar), threading.Event()
    assert work.start("Перша", lambda: gate.wait(5))
    assert not work.start("Друга", lambda: None)
    assert "триває" in bar.sentence
    gate.set()
    work.close()


def test_the_runner_answers_with_the_result_or_says_why_not(qtbot, bar):
    runner = ActionRunner(bar)
    assert runner.run(lambda: 5) == 5

    def refuse():
        raise FileProblem("file.read_only")

    assert runner.run(refuse) is None
    assert bar.sentence
    assert runner.run(lambda: 6) == 6
    assert bar.sentence == ""


def test_the_runner_does_not_swallow_faults(qtbot, bar):
    with pytest.raises(ZeroDivisionError):
        ActionRunner(bar).run(lambda: 1 / 0)
