import subprocess
import sys


def caixun(*arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "caixun", *arguments], input=stdin, capture_output=True, text=True, check=False
    )


def test_a_text_becomes_one_record():
    done = caixun("extract", "-", stdin="甲公司2024年收入1亿元。")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1


def test_an_unknown_command_is_a_usage_error():
    assert caixun("divine").returncode == 2
