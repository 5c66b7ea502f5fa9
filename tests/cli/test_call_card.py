"""`export-call` and `import-call`: a card is written, looked at, taken in, taken back; a ready form begins a call."""


def calls(run, workspace):
    return {each["id"]: each for each in run("list", workspace, "call", "--json").json}


def test_a_card_goes_out_and_comes_in_changed(run, demo, mine, tmp_path):
    call = next(iter(calls(run, demo)))
    card = tmp_path / "конкурс.call.toml"
    assert run("export-call", demo, call, "--out", card).code == 0
    assert run("import-call", mine, card, "--json").json["written"] is False

    lines = card.read_text(encoding="utf-8").splitlines()
    kept = [each for each in lines[:lines.index("[form]")] if not each.startswith("website")]
    kept.insert(kept.index("[call]") + 1, 'website = "https://example.org/2027"')
    card.write_text("\n".join(kept + lines[lines.index("[form]"):]), encoding="utf-8")
    before = calls(run, mine)
    dry = run("import-call", mine, card, "--dry-run")
    assert dry.code == 0
    assert calls(run, mine) == before

    taken = run("import-call", mine, card, "--json").json
    assert taken["written"]
    assert taken["sentences"]
    assert calls(run, mine)[taken["call"]]["website"] == "https://example.org/2027"
    run("undo", mine)
    assert calls(run, mine) == before


def test_a_ready_form_begins_a_call(run, mine):
    answer = run("import-call", mine, "--form", "dream-concept", "--json").json

    assert answer["written"]
    assert answer["call"] in calls(run, mine)


def test_unknown_forms_and_broken_cards_are_refused_in_a_sentence(run, demo, tmp_path):
    assert run("import-call", demo, "--form", "no-such").code == 1
    broken = tmp_path / "x.call.toml"
    broken.write_text("title = [", encoding="utf-8")
    refused = run("import-call", demo, broken)
    assert refused.code == 3
    assert "x.call.toml" in refused.err
