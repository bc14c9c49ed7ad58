"""The words users read: Chinese in the code, shown in the language in use. Report text never passes through here."""

import gettext
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ingest.said import Said

LANGUAGES = ("zh", "en")
"""The first is the one that the code is written in."""

CATALOGUES = Path(__file__).with_name("locale")

TERM = "term"
"""Context in the catalogue of what stands in data: 单位 may head a column, and may be a kind of member."""

_in_use: dict[str, gettext.NullTranslations] = {"zh": gettext.NullTranslations()}
"""One entry: the language in use and its catalogue."""


def _(text: str) -> str:
    """The text in the language in use; the text itself where its catalogue lacks it.

    What the layers below put together is translated phrase by phrase, and what it names of a report left alone.
    """
    ((language, translation),) = _in_use.items()
    if isinstance(text, Said):
        return str.__str__(text) if language == LANGUAGES[0] else text.through(_phrase)
    return translation.gettext(text) if text else ""  # gettext answers "" with the catalogue's head


def _phrase(phrase: str) -> str:
    """One phrase in a language that sets words apart, which Chinese does not."""
    if not phrase:
        return " "
    (translation,) = _in_use.values()
    for found in (translation.pgettext(TERM, phrase), translation.gettext(phrase)):
        if found != phrase:
            return found
    return phrase if phrase.isascii() else english_terms().get(phrase, phrase)


def english_terms() -> Mapping[str, str]:
    """What the taxonomy and the lexicon of questions call things in English; loaded when first wanted."""
    from tui.terms import terms

    return terms()


def N_(text: str) -> str:  # noqa: N802 (gettext's own name)
    """The text as it is, marked for the catalogue; whoever shows it passes it through `_`."""
    return text


MARKS = (N_("、"), N_("；"), N_("，"), N_("至"), N_("／"))
"""What stands between the items of a list."""


def term(name: str) -> str:
    """What we call something, such as an indicator, a dimension or a unit; as it is where nobody translated it."""
    return _(Said(name))


def listed(texts: Iterable[str], between: str = "、") -> str:
    """Texts that are in the language in use, with its mark between them."""
    return _(between).join(texts)


def bracketed(text: str) -> str:
    """（…）, which stands apart from the word before it where that language sets words apart."""
    return _("（{text}）").format(text=text)


def quoted(text: str) -> str:
    """The words of a report in the marks of the language in use."""
    return _("「{text}」").format(text=text)


def with_label(label: str, text: str) -> str:
    """机构：甲中心."""
    return _("{label}：{text}").format(label=label, text=text)


def language_in_use() -> str:
    """One of `LANGUAGES`."""
    (language,) = _in_use
    return language


def use_language(language: str) -> None:
    """Show everything in that language from now on, click's own words included."""
    translation = gettext.translation("zewen", CATALOGUES, [language], fallback=True)
    _in_use.clear()
    _in_use[language] = translation
    # click asks gettext's default domain, in the language that the environment names.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", str(CATALOGUES))


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that the command line asks for, else the locale's.

    Looked up before click parses, because click words its help while it parses.
    """
    for given, following in zip(arguments, [*arguments[1:], ""], strict=False):
        asked = following if given == "--language" else given.removeprefix("--language=")
        if asked in LANGUAGES and given.startswith("--language"):
            return asked
    return locale_language(environment)


def locale_language(environment: Mapping[str, str]) -> str:
    """English where the user's locale is English, else Chinese."""
    for name in ("ZEWEN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"
