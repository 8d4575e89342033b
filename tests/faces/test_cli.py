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


def test_one_article_loads_nothing_that_it_does_not_need():
    heavy = {"spacy", "jieba", "numpy", "pandas", "pyarrow", "lxml", "exchange_calendars", "ray"}
    program = (
        "import sys; sys.argv = ['caixun', 'extract', '-']\n"
        "from caixun.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"sys.exit(','.join(sorted({heavy!r} & sys.modules.keys())))"
    )
    text = "蓝海科技昨日公告，公司2025年营收约1.2亿元，同比增长30%。"
    done = subprocess.run(
        [sys.executable, "-c", program], input=text, capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""
