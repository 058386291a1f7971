"""Two languages side by side: Chinese first, the buyer's second."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from marketplace.core.documents.parts import Texts
from marketplace.core.documents.wording import CHINESE, SECOND_LANGUAGES, Wording, load_wording

UNDER = "\n"
BESIDE = " / "


@dataclass(frozen=True)
class Bilingual:
    """The wordings of a document's two languages, and how a text is shown in both.

    Both texts are one string, under or beside each other: an element for each would double the time of layout.
    """

    first: Wording
    second: Wording

    def label(self, key: str, joint: str = UNDER) -> str:
        return self.said(lambda wording: wording.say(key), joint)

    def said(self, say: Callable[[Wording], str], joint: str = UNDER) -> str:
        """Let each language say the same thing; what is the same in both is shown once."""
        return _joined(joint, say(self.first), say(self.second))

    def texts(self, texts: Texts, joint: str = UNDER) -> str:
        """Show a text that was written in several languages; empty when it was written in none."""
        return _joined(joint, self.first.pick(texts), self.second.pick(texts))


def _joined(joint: str, first: str, second: str) -> str:
    return joint.join(dict.fromkeys(text for text in (first, second) if text))


def load_bilingual(second_language: str, *folders: Path) -> Bilingual:
    """Pair Chinese with a second language.

    :raises ValueError: when documents aren't made in that language.
    """
    if second_language not in SECOND_LANGUAGES:
        raise ValueError(
            f"No documents in Chinese and {second_language!r}; there are {', '.join(SECOND_LANGUAGES)}."
        )
    return Bilingual(first=load_wording(CHINESE, *folders), second=load_wording(second_language, *folders))
