"""Two people, one file: the second is told who has it, may read, and writes when the first has gone."""

from tests.demonstration import LYCEUM, command, open_demo_file, process


def test_the_second_is_told_who_has_it_and_comes_in_when_the_first_has_gone(mine, demo):
    secret = ("--passphrase-file", demo.with_name("пароль.txt"))
    edit = ("set", mine, "project", LYCEUM, "note=друга людина", *secret)
    first = open_demo_file(mine)
    try:
        refused = process(*edit)
        assert refused.code == 3
        assert "Олена" in refused.err
        assert process("show", mine, "project", LYCEUM, "--json", *secret).json["note"] != "друга людина"
    finally:
        first.close()
    assert command(*edit).code == 0
    assert command("show", mine, "project", LYCEUM, "--json", *secret).json["note"] == "друга людина"
