"""Something odd, bad or unclear in the news, kept beside the results and never raised."""

from dataclasses import dataclass
from typing import Literal

IssueLevel = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Issue:
    """One clear sentence about an input or a result. An `error` means that an input was refused."""

    level: IssueLevel
    text: str
    article: str | None = None
    """Id of the article it is about, where there is one."""

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("an issue needs a sentence")
