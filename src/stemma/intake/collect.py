"""
What the user points at -> articles, each with its zones, credits and date, and issues for the rest.

A manifest wins over what a file says, and what a file says over the default date. What is
refused becomes an issue of level `error`; only a path or a date given wrongly raises.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from stemma.errors import UsageError
from stemma.intake.credits import find_authors, find_credits
from stemma.intake.files import find_sources, read_source
from stemma.intake.found import Found, Taken
from stemma.intake.genre import genre_of
from stemma.intake.jsonl import read_records
from stemma.intake.language import language_of, plain_code
from stemma.intake.manifest import Manifest, read_manifest
from stemma.intake.masthead import find_masthead
from stemma.intake.published_at import parse_published, stated_date
from stemma.intake.zones import zones_of
from stemma.lexicon.agencies import agency_named
from stemma.records.article import Article, Credit, Zone, derive_article_id, digest_text
from stemma.records.issue import Issue, IssueLevel

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeParameters:
    """Bounds of what is taken."""

    most_bytes: int = 20_000_000
    """Largest text or page; a book of a million words has six. Bytes."""
    most_characters: int = 2_000_000
    """Longest article text; a larger one is an archive, not an article. Characters."""
    detect_language: bool = True
    """Whether the language of an article that names none is looked for: a third of the time that taking one costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The articles by (published, id), and what was odd or refused, in the order in which it was met."""

    articles: tuple[Article, ...]
    issues: tuple[Issue, ...]


DEFAULTS = IntakeParameters()


def collect(
    paths: Sequence[Path],
    *,
    manifest: Path | None = None,
    published: str | None = None,
    stdin: TextIO | None = None,
    parameters: IntakeParameters = DEFAULTS,
) -> Collected:
    """
    Return the articles below *paths* (`-` is *stdin*, JSON lines), sorted by publication.

    Raises:
        UsageError: a path or the manifest does not exist, or *published* is no date.
    """
    default = _default_date(published)
    if manifest is not None and not manifest.is_file():
        raise UsageError(f"There is no manifest {manifest}; check the path.")
    sources, inside, issues = find_sources([path for path in paths if path != STANDARD_INPUT])
    manifests = [read_manifest(path) for path in [*([manifest] if manifest else []), *inside]]
    found: list[tuple[Found, dict[str, str]]] = []
    for source in sources:
        if manifest is not None and source.path.resolve() == manifest.resolve():
            continue
        taken = read_source(source, most_bytes=parameters.most_bytes)
        issues += taken.issues
        found += [(item, _row(manifests, item.label, source.path)) for item in taken.found]
    if STANDARD_INPUT in paths:
        taken = _from_stream(stdin)
        issues += taken.issues
        found += [(item, _row(manifests, item.label, None)) for item in taken.found]
    for table in manifests:
        issues += table.issues
        issues += _missing(table, sources_seen={s.label for s in sources} | {item.label for item, _ in found})
    return _made(found, default, issues, parameters)


def collect_taken(
    taken: Sequence[tuple[Path, Taken]],
    *,
    manifests: Sequence[Path] = (),
    published: str | None = None,
    parameters: IntakeParameters = DEFAULTS,
) -> Collected:
    """Return the articles of files that were read already, each with its path, sorted by publication."""
    tables = [read_manifest(path) for path in manifests]
    found = [(item, _row(tables, item.label, path)) for path, one in taken for item in one.found]
    issues = [issue for _, one in taken for issue in one.issues]
    return _made(found, _default_date(published), issues, parameters)


def _default_date(published: str | None) -> str | None:
    if published is None:
        return None
    parsed = parse_published(published)
    if parsed is None:
        raise UsageError(f"{published!r} is no publication date; write it as 2022-01-12 or 2022-01-12T14:30.")
    return parsed


def _from_stream(stdin: TextIO | None) -> Taken:
    if stdin is None:
        raise UsageError("`-` reads standard input, and there is none here; name a file.")
    return read_records(stdin.read().removeprefix("\ufeff"), name="-")


def _row(manifests: Iterable[Manifest], label: str, path: Path | None) -> dict[str, str]:
    """Return the manifest's cells for one article: by its label, its path below the manifest, or its file."""
    number = "#" + label.rpartition("#")[2] if "#" in label else ""
    for table in manifests:
        names = [label]
        if path is not None:
            folder = table.path.parent
            below = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
            names += [below + number, below, str(path)]
        cells = table.row(*names)
        if cells:
            return cells
    return {}


def _missing(table: Manifest, *, sources_seen: set[str]) -> list[Issue]:
    """Return an error for each row whose file is not there."""
    return [
        Issue(
            level="error", text=f"{table.path.name} names {name}, which is not there; add the file or remove the row."
        )
        for name in table.rows
        if name not in sources_seen and not (table.path.parent / name.split("#")[0]).exists()
    ]


def _made(
    found: list[tuple[Found, dict[str, str]]], default: str | None, issues: list[Issue], p: IntakeParameters
) -> Collected:
    articles: dict[str, Article] = {}
    for item, row in sorted(found, key=lambda pair: pair[0].label):
        if len(item.text) > p.most_characters:
            millions = len(item.text) / 1e6
            issues.append(
                Issue(
                    level="error",
                    text=f"{item.label} was refused: {millions:.0f} million characters are no article; split it.",
                )
            )
            continue
        article, odd = _article(item, row, default, detect_language=p.detect_language)
        issues += odd
        twin = articles.setdefault(article.id, article)
        if twin is not article:
            text = f"{item.label} is the same article as {twin.file} (address, outlet, date and text); it counts once."
            issues.append(Issue(level="note", text=text, article=article.id))
    return Collected(articles=tuple(sorted(articles.values(), key=lambda a: a.order)), issues=tuple(issues))


def _article(
    item: Found, row: dict[str, str], default: str | None, *, detect_language: bool
) -> tuple[Article, list[Issue]]:
    url, outlet = row.get("url", item.url), row.get("outlet", item.outlet)
    head = None if outlet and row.get("published", item.published) else find_masthead(item.text)
    outlet = outlet or (head.outlet if head else None)
    title = row.get("title", item.title)
    zones = zones_of(item.text, title=title, outlet=outlet)
    published, odd = _published(item, row, head.published if head else None, default)
    named = find_credits(item.text, zones, outlet=outlet)
    digest = digest_text(item.text)
    article = Article(
        id=derive_article_id(url=url, file=item.label, outlet=outlet, published=published, text_sha256=digest),
        file=item.label,
        url=url,
        outlet=outlet,
        title=title or _headline(item.text, zones),
        published=published,
        language=plain_code(row.get("language", item.language))
        or (language_of(_body(item.text, zones)) if detect_language else None),
        genre=genre_of(item.text, zones, title=title, url=url),
        credits=named,
        authors=_people(item.authors, named) or find_authors(item.text, zones),
        zones=zones,
        text=item.text,
        text_sha256=digest,
    )
    return article, [Issue(level=level, text=text, article=article.id) for level, text in odd]


def _people(authors: Iterable[str], named: Iterable[Credit]) -> tuple[str, ...]:
    """Return the declared authors that are no agency."""
    agencies = {credit.name.casefold() for credit in named}
    return tuple(name for name in authors if agency_named(name) is None and name.casefold() not in agencies)


def _published(
    item: Found, row: dict[str, str], head: str | None, default: str | None
) -> tuple[str | None, list[tuple[IssueLevel, str]]]:
    """Return the time by the manifest, the file, its first lines (*head*) or the default, and what is odd about it."""
    given = row.get("published", item.published)
    if given:
        parsed = parse_published(given)
        if parsed:
            return parsed, []
        return None, [("warning", f"{item.label} has the date {given!r}, which cannot be; write it as 2022-01-12.")]
    stated = stated_date(item.text)
    said = (stated.published if stated else head) or default
    if said:
        return said, []
    sentence = (
        f"{item.label} has no publication date; its relative dates stay open. Name one in manifest.csv or --published."
    )
    return None, [("warning", sentence)]


def _headline(text: str, zones: tuple[Zone, ...]) -> str | None:
    """Return the first headline at the top of a text that has no title."""
    for zone in zones:
        if zone.kind == "headline":
            return (
                zone.span.of(text).splitlines()[0].strip() if zone.span.start < 600 and _is_first(zone, zones) else None
            )
    return None


def _is_first(zone: Zone, zones: tuple[Zone, ...]) -> bool:
    """Say whether only other zones stand before *zone*: a subhead is no title."""
    return zone.span.start - sum(len(z.span) for z in zones if z.span.end <= zone.span.start) < 40


def _body(text: str, zones: tuple[Zone, ...]) -> str:
    at = next((z.span.end for z in zones if z.kind in {"headline", "dateline"}), 0)
    return text[at:] if at < len(text) / 2 else text
