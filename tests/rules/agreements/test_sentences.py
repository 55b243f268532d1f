"""Every reason of an agreement has its sentence, in both languages, and each is given somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rules.agreements
from rules.sentences import en_agreements, sv_agreements

SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in Path(rules.agreements.__file__).parents[2].glob("[rl]*/**/*.py")
    if "sentences" not in path.parts
)


@pytest.mark.parametrize("code", sorted(sv_agreements.SENTENCES))
def test_a_sentence_says_the_same_in_both_languages_and_is_used(code: str) -> None:
    swedish, english = sv_agreements.SENTENCES[code], en_agreements.SENTENCES[code]
    assert set(re.findall(r"{(\w+)}", swedish)) == set(re.findall(r"{(\w+)}", english))
    assert f'"{code}"' in SOURCES


def test_no_sentence_is_of_one_language_only() -> None:
    assert sv_agreements.SENTENCES.keys() == en_agreements.SENTENCES.keys()
