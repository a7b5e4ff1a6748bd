"""What is written is documented: every key of the JSON and every table of the case file."""

import re
from importlib.resources import files
from pathlib import Path

from stemma.export.json import account_object

DOCS = Path(__file__).parents[2] / "docs"


def test_every_key_of_the_account_is_documented(case):
    page = (DOCS / "json.md").read_text("utf-8")
    written = account_object(case.account, case.articles)

    for section, records in written.items():
        assert f"`{section}`" in page or section in page
        if isinstance(records, list):
            row = next(line for line in page.splitlines() if line.startswith(f"| `{section}`"))
            keys = {key for record in records for key in record}
            assert keys <= set(re.findall(r"[a-z_0-9]+", row)), section


def test_every_view_and_table_that_the_page_names_is_there():
    schema = files("stemma.casefile").joinpath("schema.sql").read_text("utf-8")
    page = (DOCS / "case-file.md").read_text("utf-8")

    for name in re.findall(r"SELECT \* FROM (\w+)", page):
        assert re.search(rf"CREATE (TABLE|VIEW) {name}\b", schema), name
    for view in re.findall(r"CREATE VIEW (\w+)", schema):
        assert view in page
