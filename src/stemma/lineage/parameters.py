"""
Every number that lineage decides by, with its unit.

They were set by hand and not swept yet: looked at on five reports of one meeting, on 924 election articles
of seven outlets ("news"; every pair that was joined was read), on the weakest joins among 772 short reports of
small events, and on generated copy histories (`benchmarks/quality/lineage.py`).
"""

from dataclasses import dataclass, field

from stemma.lineage.spun_parameters import SpunParameters


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchParameters:
    """How a text becomes fingerprints."""

    shingle_words: int = 5
    """Words in a shingle, and in the shortest run that seeds an alignment."""
    window: int = 4
    """Shingles in a winnowing window: shared runs of eight words are always seen. Words."""
    most_words: int = 200_000
    """Words of one article that are looked at; what lies beyond is left out. Words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateParameters:
    """Which pairs of articles are aligned."""

    least_shared: int = 2
    """Fingerprints that a pair must share."""
    most_partners: int = 12
    """Closest partners of an article that are aligned, and whoever has it among its closest."""
    crowd_partners: int = 3
    """The same for an article that is known by crowded fingerprints: so many by all fingerprints, and by rare ones."""
    most_articles: int = 24
    """A fingerprint in more articles than this pairs each with the first and with its neighbour only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignParameters:
    """How shared runs become passages."""

    most_runs: int = 4_000
    """Runs of one pair that are looked at, longest first: bounds the time on repetitive texts."""
    most_repeats: int = 4
    """Occurrences of one shingle in a text up to which all of them may seed."""
    gap_words: int = 10
    """Words that may differ in a row within one passage. Not swept. Words."""
    edge_words: int = 5
    """Words by which a passage grows to the edges of its sentences. Words."""
    least_run: int = 4
    """What overlapping runs are trimmed to at the least. Words."""
    least_narration: int = 8
    """Shared words that make a passage of narration. Words."""
    least_quotation: int = 5
    """Shared words that make a passage of quotation. Words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindParameters:
    """What is quotation and what is template."""

    quoted_words: int = 4
    """A stretch in marks counts as speech from this length on; "unity" in marks does not. Words."""
    glue_words: int = 12
    """Unquoted words beside speech in one paragraph, "he said in a video statement", that go with it. Words."""
    short_line_words: int = 12
    """A whole line up to this length, shared by two unrelated articles, is template. Words."""
    unrelated_articles: int = 3
    """Unrelated articles that must share a longer line before it is template, where no outlet is known."""
    unrelated_families: int = 4
    """Families that must share a longer line before it is template, whatever the outlets: standing background."""
    repeats_within: int = 3
    """A line that stands so often in one article is its site's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyParameters:
    """When shared narration makes a copy."""

    least_words: int = 40
    """Shared narration of a copy. Words."""
    least_share: float = 0.25
    """Of either one's narration, unless paragraphs are shared. News: reports that are no copies share at most 0.17."""
    brief_words: int = 20
    """Shared narration that is enough where `brief_share` of an article is shared. Words."""
    brief_share: float = 0.6
    """See `brief_words`."""
    paragraph_words: int = 20
    """Shared narration that makes a line a shared paragraph. Words."""
    least_paragraphs: int = 2
    """Shared paragraphs that make a partial copy whatever their share."""
    least_run: int = 16
    """Longest passage of a copy at the least: stock phrases are shorter. Words."""
    least_similarity: float = 0.7
    """Share of words that agree in a passage that counts."""
    run_gap: int = 6
    """Words of body that may stand between two pieces of one run. Words."""
    main_share: float = 0.5
    """Share of its narration from which an article's own origin is the shared one."""
    speech_floor: float = 0.25
    """Part of the body that counts as narration at the least, however much of it is speech."""
    speech_share: float = 0.8
    """Share of all words, in order, from which an article that is mostly speech is a copy."""
    update_share: float = 0.35
    """Share of either version that an outlet keeps when it updates its own story; below, mostly background."""
    version_days: int = 3
    """Days within which a report under a new lead is a version of its outlet's earlier one; background comes later."""
    version_words: int = 70
    """Words of narration from which what a version keeps may be parted; fewer must stand in a row. Words."""
    version_lead: float = 0.4
    """Part of the body within which what a version keeps begins: background stands below. 0..1."""
    reprint_share: float = 0.96
    """Share of both articles' narration that a reprint keeps."""
    reprint_likeness: float = 0.995
    """Share of the words of a reprint that were not put for others; spelling apart."""
    style_share: float = 0.8
    """Share of the words of both that agree at the least in a reprint whose house style differs throughout."""
    style_likeness: float = 0.9
    """Share of the words that agree below which no house style explains what differs."""
    disjoint_share: float = 0.2
    """Overlap, of the smaller, under which two sources of one article lie apart: it is merged from both."""
    big_family: int = 12
    """Members above which only parents and children are collated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionParameters:
    """
    What each reason for a direction weighs, in log-odds: 1.1 is three to one, 2.2 nine to one.

    Fitted on the generated histories of `benchmarks/quality/lineage.py --half dev --fit` (logistic regression, some
    550 pairs) and rounded; `restyled` and `dropped_voice` are held below their fit (1.9 and 3.0), as the generator is
    surer of them than news is. What that costs on the held-out half is 0.001 of the Brier score and 0.002 of the
    calibration error. Own paragraphs given to one's outlet by name were weighed and say nothing.
    """

    silent_minutes: int = 30
    """Publication times closer than this say nothing: site clocks differ. Minutes."""
    near_minutes: int = 180
    """Publication times closer than this say less: a page may be stamped when it was last touched. Minutes."""
    soon: float = 2.4
    """One was published before the other, by less than `near_minutes`."""
    time: float = 2.4
    """One was published before the other."""
    credit: float = 3.0
    """One credits the other's outlet."""
    containment: float = 1.3
    """One holds all narration of the other, and more."""
    bottom_cut: float = 1.4
    """What the other lacks is the end: news is cut from the bottom."""
    carried_voice: float = 3.0
    """One prints words given to the other outlet by name."""
    dropped_voice: float = 2.0
    """One lacks, within a paragraph that both have, words given to the other's outlet by name."""
    restyled: float = 1.5
    """One has weekdays where the other has calendar dates."""
    accents: float = 1.5
    """One of two that tell the same in other words has names without the accents that they have in the other. Judged by
    hand: generated spun copies keep their accents."""
    accented_names: int = 2
    """How many different names must have lost theirs."""
    version: float = 2.8
    """Version marks in the slug, or a note that corrects an earlier version."""
    release: float = 2.6
    """One is a press release."""
    slip: float = 1.2
    """One has a word wrong that the other has right, and that itself has right elsewhere. Of 370 slips of generated
    misprints 284 stood in the one that took the words; the others were set right by it."""
    slip_letters: int = 7
    """Letters of a word that may be a slip, one letter off. Shorter ones are too easily another word. Letters."""
    slip_name_letters: int = 5
    """The same of a name."""
    least: float = 1.1
    """Balance from which the direction is clear: three to one."""
    near_words: float = 1.0
    """Agreeing words by which one may lack what another has and be as likely the parent: a copy has all words of its
    parent's printing, and fewer of an earlier one's. Of 1, 2, 4 and 8, 1 named most parents. Words."""
    kept_share: float = 0.93
    """Share of an article's narration that must stand in the other for containment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireParameters:
    """How the evidence weighs that copies come from an agency's story that is not held."""

    byline: float = 1.0
    """A member credits the agency in byline, dateline or sign-off."""
    common: float = 0.6
    """Two or more members credit it for a photo or for words given to it."""
    single: float = 0.3
    """One member does."""
    mutual: float = 0.3
    """Each of two members lacks a paragraph that the other has."""
    least: float = 0.6
    """Balance from which the origin is lost."""
    lacking_words: int = 20
    """Narration that only one has, before it counts as lacking in the other. Words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollateParameters:
    """How two copies are compared word by word."""

    context_before: int = 4
    """Agreeing words shown before a changed one. Words."""
    context_after: int = 4
    """Agreeing words shown after it. Words."""
    sentence_words: int = 12
    """A difference longer than this on a side is a cut and an addition, no change of wording. Words."""
    anchor_words: int = 3
    """Agreeing words in a row that anchor a long difference. Words."""
    spelling_likeness: float = 0.75
    """Likeness of letters from which two words are one in two spellings."""
    name_likeness: float = 0.5
    """Likeness of letters from which two capitalised words are one name."""
    moved_words: int = 12
    """Shared words out of order that make a moved passage. Words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageParameters:
    """All of lineage."""

    sketch: SketchParameters = field(default_factory=SketchParameters)
    candidates: CandidateParameters = field(default_factory=CandidateParameters)
    align: AlignParameters = field(default_factory=AlignParameters)
    kinds: KindParameters = field(default_factory=KindParameters)
    copies: CopyParameters = field(default_factory=CopyParameters)
    direction: DirectionParameters = field(default_factory=DirectionParameters)
    wire: WireParameters = field(default_factory=WireParameters)
    collate: CollateParameters = field(default_factory=CollateParameters)
    spun: SpunParameters = field(default_factory=SpunParameters)
