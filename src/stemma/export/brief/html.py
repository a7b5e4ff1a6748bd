"""The brief as one self-contained page that prints on two sheets of A4."""

from importlib import resources

from jinja2 import Environment, StrictUndefined

from stemma.export.brief import sayings
from stemma.export.brief.record import Brief


def brief_to_html(brief: Brief) -> str:
    """Return *brief* as one HTML document that needs nothing beside itself."""
    template = resources.files("stemma.export").joinpath("templates/brief.html").read_text(encoding="utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return page.from_string(template).render(brief=brief, say=sayings)
