"""The samples in the documents run, and print what the documents say.

A ``pycon`` block is a doctest. In a ``console`` block every ``$ caixun …`` is run from the repository's root;
the lines under it are its output, in which ``…`` stands for whatever is left out.
"""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md")]
LINKED = [*DOCUMENTS, ROOT / "corpus" / "README.md", *(ROOT / "docs").glob("*.md")]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def blocks(language: str) -> list[object]:
    return [
        pytest.param(
            match[2], id=f"{document.name}:{document.read_text('utf-8')[: match.start()].count(chr(10)) + 1}"
        )
        for document in DOCUMENTS
        for match in BLOCK.finditer(document.read_text("utf-8"))
        if match[1] == language
    ]


def says(expected: str, printed: str) -> bool:
    pattern = ".*?".join(re.escape(part) for part in squeezed(expected).split("…"))
    return re.fullmatch(pattern, squeezed(printed), re.DOTALL) is not None


def squeezed(text: str) -> str:
    """Lines without the spaces that pad a table."""
    return "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_the_document_shows(block: str, tmp_path: Path):
    for command, expected in COMMAND.findall(block):
        program, *arguments = shlex.split(command)
        if program != "caixun":
            continue
        arguments = [argument.replace("OUT", str(tmp_path)) for argument in arguments]
        done = subprocess.run(
            [sys.executable, "-m", "caixun", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"COLUMNS": "120", "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        assert says(expected, done.stdout) or not expected, f"$ {command}\n{done.stdout}{done.stderr}"
        assert done.returncode in (0, 1), done.stderr


@pytest.mark.parametrize("block", blocks("pycon"))
def test_python_samples_give_what_the_document_shows(block: str):
    sample = doctest.DocTestParser().get_doctest(block, {}, "sample", None, None)
    output: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(sample, out=output.append)
    assert not failed, "".join(output)


@pytest.mark.parametrize("document", LINKED, ids=lambda document: document.name)
def test_links_lead_to_files(document: Path):
    for link in LINK.findall(document.read_text("utf-8")):
        assert (document.parent / link).exists(), link
