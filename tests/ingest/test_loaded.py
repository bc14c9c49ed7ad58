"""What workers begin with."""

import subprocess
import sys

from ingest.loaded import SHORT
from ingest.reading import compose


def test_the_short_report_has_figures_of_prose_and_of_a_table_to_match() -> None:
    figures = compose(SHORT, name="short.pdf", data=b"").figures
    assert {figure.in_table for figure in figures if figure.indicator} == {True, False}


def test_readers_that_few_files_need_are_not_loaded() -> None:
    program = "import sys, ingest.loaded; print(sorted({'docx', 'openpyxl', 'markdown_it'} & sys.modules.keys()))"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
