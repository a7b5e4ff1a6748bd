"""The brief prints on two pages. Needs a browser: `STEMMA_PRINT=1 pytest tests/export/test_brief_page.py`."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from stemma.export.brief.html import brief_to_html
from stemma.export.brief.select import make_brief
from stemma.intake import collect
from stemma.pipeline import build_account

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
HELD_OUT = "forced_landing"
STORIES = sorted(
    p.parent for p in (Path(__file__).parents[1] / "golden").glob("*/reports") if p.parent.name != HELD_OUT
)

pytestmark = pytest.mark.skipif(
    not (os.environ.get("STEMMA_PRINT") and BROWSER), reason="printing is asked for with STEMMA_PRINT=1 and a browser"
)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_brief_of_a_story_prints_on_two_pages(story, tmp_path):
    collected = collect([story], manifest=None, published=None)
    account = build_account(collected.articles, case=story.name, as_of=None, issues=collected.issues).account
    page, printed = tmp_path / "brief.html", tmp_path / "brief.pdf"
    page.write_text(brief_to_html(make_brief(account, collected.articles)), encoding="utf-8")
    flags = (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={printed}",
    )  # fmt: skip

    subprocess.run([BROWSER, *flags, page.as_uri()], capture_output=True, check=True, timeout=120)

    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 2
