r"""Brings resources/translations in step with the texts of the program; `--check` only says what is missing or stale.

Without arguments it finds every text and lets pyside6-lupdate write the new ones into the .ts files as unfinished;
texts that are gone leave the files. Then give the words, by Qt Linguist, by hand, or many at once:

    python packaging/translate.py --fill zh_CN words.tsv     # lines of: English, tab, Chinese

which finishes every entry with that English text, in all contexts. A line break in a text is written `\n`. With
`--todo zh_CN` it prints what is unfinished, one text a line, in that form.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
#: Which shipped files hold texts that people read: files, the context they are looked up in, the keys that are texts
#: (none: every text of the file).
SHIPPED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("texts/errors.toml", "errors", ()),
    ("texts/issues.toml", "issues", ()),
    ("texts/parameters.toml", "parameters", ()),
    ("texts/report.toml", "report", ()),
    ("texts/spending.toml", "spending", ()),
    ("curves/*.toml", "curves", ("name", "description")),
    ("materials/*.toml", "materials", ("name", "source")),
    ("formats/*.toml", "formats", ("label", "source")),
)

#: What Qt's own translation lacks of its file dialog, where a system has none, and what it says wrongly.
OF_QT = (
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
    ("QAbstractFileIconProvider", "Drive"),
    ("QAbstractFileIconProvider", "Folder"),
    ("QKeySequenceEdit", "Press shortcut"),
)


def texts_of(plain: Any, keys: tuple[str, ...], key: str = "") -> Iterator[str]:  # noqa: ANN401 - what TOML holds
    """Every text in a TOML value, in its order."""
    if isinstance(plain, dict):
        for name, value in plain.items():
            yield from texts_of(value, keys, name)
    elif isinstance(plain, list):
        for value in plain:
            yield from texts_of(value, keys, key)
    elif isinstance(plain, str) and plain and (not keys or key in keys):
        yield plain


def shipped() -> list[tuple[str, str]]:
    """(context, text) of all that the data files say."""
    found = []
    for pattern, context, keys in SHIPPED:
        for file in sorted((ROOT / "resources").glob(pattern)):
            found += [(context, text) for text in texts_of(tomllib.loads(file.read_text(encoding="utf-8")), keys)]
    return found


def update(file: Path) -> str:
    """Let lupdate bring a .ts file in step with the program; what it says."""
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if lupdate is None:
        sys.exit("This needs pyside6-lupdate, which comes with PySide6-Essentials, beside the Python that runs it.")
    with tempfile.TemporaryDirectory() as folder:
        # lupdate reads no TOML, and of Python not everything: the texts are written down for it as marked texts
        marked = Path(folder, "marked.py")
        pairs = dict.fromkeys(spoken.program(ROOT)[0] + spoken.core(ROOT) + shipped() + list(OF_QT))
        lines = [f"{spoken.MARK}({json.dumps(one)}, {json.dumps(text, ensure_ascii=False)})" for one, text in pairs]
        marked.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run(
            [lupdate, str(marked), "-ts", str(file),
             "-no-obsolete", "-locations", "none", "-sort-messages", "-disable-heuristic", "sametext",
             "-disable-heuristic", "similartext", "-source-language", "en",
             "-target-language", file.stem.removeprefix("studio_")],
            check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout + done.stderr


def entries(file: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """(context, English, the element of the translation) of a .ts file."""
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - a file of ours
        name = context.findtext("name", "")
        for message in context.iter("message"):
            told = message.find("translation")
            if told is not None:
                yield name, message.findtext("source", ""), told


def todo(file: Path) -> list[str]:
    """The texts without a finished translation, each once."""
    return list(dict.fromkeys(text for _, text, told in entries(file) if told.get("type") == "unfinished"))


def fill(file: Path, words: dict[str, str]) -> int:
    """Finish every unfinished entry whose English stands in `words`; how many were."""
    tree = ET.parse(file)  # noqa: S314 - a file of ours
    count = 0
    for message in tree.getroot().iter("message"):
        told, text = message.find("translation"), message.findtext("source", "")
        if told is not None and told.get("type") == "unfinished" and text in words:
            told.text = words[text]
            del told.attrib["type"]
            count += 1
    tree.write(file, encoding="utf-8", xml_declaration=True)
    update(file)  # in the form that lupdate writes
    return count


def merge(file: Path) -> None:
    """Mend a .ts file that git could not merge: what either side has translated, and what the program says now."""
    told: dict[tuple[str, str], str] = {}
    for side in (":2", ":3"):
        command = ["git", "show", f"{side}:{file.relative_to(ROOT).as_posix()}"]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        file.write_bytes(done.stdout)
        told |= {(context, text): one.text or "" for context, text, one in entries(file)
                 if one.get("type") != "unfinished"}  # fmt: skip
    update(file)
    tree = ET.parse(file)  # noqa: S314 - a file of ours
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            one = message.find("translation")
            words = told.get((context.findtext("name", ""), message.findtext("source", "")))
            if one is not None and words is not None and one.get("type") == "unfinished":
                one.text = words
                del one.attrib["type"]
    tree.write(file, encoding="utf-8", xml_declaration=True)
    update(file)


def read_words(file: Path) -> dict[str, str]:
    """English to the other language, from lines of two columns."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs = [tuple(line.replace("\\n", "\n").split("\t")) for line in lines]
    wrong = [pair for pair in pairs if len(pair) != 2 or not pair[1]]
    if wrong:
        sys.exit(f"These lines are not two texts with one tab between: {wrong}")
    return {pair[0]: pair[1] for pair in pairs}


def faults(context: str, text: str, words: str) -> list[str]:
    """What of a text is not in its translation as it has to be."""
    found = []
    for what, pattern in (("placeholders", r"\{[^{}]*\}"), ("%n", "%n"), ("&", "&"), ("line breaks", "\n")):
        if sorted(re.findall(pattern, text)) != sorted(re.findall(pattern, words)):
            found.append(what)
    begins = text.startswith(" ") and words[:1] not in " \uff08\uff0c"
    if begins or (text.endswith(" ") and words[-1:] not in " \uff1b") or (words.endswith(" ") > text.endswith(" ")):
        found.append("blanks at its ends")
    if ("\u2026" in text) != ("\u2026" in words):
        found.append("dots")
    if re.search("[\u4e00-\u9fff][,;?!]", words) or re.search("[\u4e00-\u9fff]:(?!\\d)", words):
        found.append("half-width punctuation")
    if re.search("[a-z]{3} [a-z]{2}", text) and not re.search("[\u4e00-\u9fff]", words):
        found.append("no Chinese")
    return [f"wrong: {context}: {text!r} -> {words!r}: {what}" for what in found]


def check(file: Path) -> list[str]:
    """What is missing in a .ts file, what in it is wrong, and what the program does not say any more."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, file.name)
        fresh.write_bytes(file.read_bytes())
        update(fresh)
        wanted = {(context, text) for context, text, _ in entries(fresh)}
        done = [(context, text, told.text or "") for context, text, told in entries(file)
                if told.get("type") != "unfinished"]  # fmt: skip
    finished = {(context, text) for context, text, _ in done}
    wrong = [fault for one in done for fault in faults(*one)]
    missing = [f"missing: {context}: {text}" for context, text in sorted(wanted - finished)]
    return wrong + missing + [f"stale: {context}: {text}" for context, text in sorted(finished - wanted)]


def main() -> None:
    """Update, fill, list or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where something is missing")
    parser.add_argument("--merge", action="store_true", help="mend the .ts files in the midst of a git conflict")
    parser.add_argument("--todo", metavar="LANGUAGE", choices=LANGUAGES)
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"))
    asked = parser.parse_args()
    if asked.todo:
        for text in todo(FOLDER / f"studio_{asked.todo}.ts"):
            print(text.replace("\n", "\\n"))
        return
    if asked.merge:
        for language in LANGUAGES:
            merge(FOLDER / f"studio_{language}.ts")
        return
    if asked.check:
        wrong = spoken.program(ROOT)[1]
        wrong += [line for language in LANGUAGES for line in check(FOLDER / f"studio_{language}.ts")]
        sys.exit("\n".join(wrong) or 0)
    for language in LANGUAGES:
        FOLDER.mkdir(exist_ok=True)
        file = FOLDER / f"studio_{language}.ts"
        print(update(file))
        if asked.fill and asked.fill[0] == language:
            print(f"{fill(file, read_words(Path(asked.fill[1])))} entries are finished")
        left = todo(file)
        print(f"{file.name}: {len(left)} texts to translate", *left[:20], sep="\n  ")


if __name__ == "__main__":
    main()
