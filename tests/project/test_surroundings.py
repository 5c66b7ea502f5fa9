"""The suite's own promises: it reaches no other machine, touches nobody's settings and sees the same system everywhere."""

import os
import socket
import time

import platformdirs
import pytest


def test_a_connection_to_another_machine_is_refused():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection, pytest.raises(RuntimeError, match="connect"):
        connection.connect(("192.0.2.1", 443))


def test_a_name_is_not_looked_up():
    with pytest.raises(RuntimeError, match="look up"):
        socket.create_connection(("example.org", 443), timeout=1)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="a system without local sockets")
def test_processes_of_this_machine_may_talk(tmp_path):
    where = str(tmp_path / "door")
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as calling:
        listening.bind(where)
        listening.listen()
        calling.connect(where)


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="XDG folders are Linux's")
def test_settings_are_read_from_a_folder_of_this_run():
    assert "hromada-desk-tests-" in platformdirs.user_config_dir("hromada-desk")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be chosen here")
def test_the_time_zone_is_kyivs_with_summer_time():
    winter, summer = time.localtime(1_767_225_600), time.localtime(1_783_000_000)
    assert (winter.tm_gmtoff, summer.tm_gmtoff) == (2 * 3600, 3 * 3600)
