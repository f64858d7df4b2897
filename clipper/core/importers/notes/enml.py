"""Evernote's markup (ENML) as HTML."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clipper.core.text import _

_ATTRIBUTES = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+"""
_PROLOGUE = re.compile(r"\A\s*(?:<\?xml[^<>]*>\s*)?(?:<!DOCTYPE[^<>\[]*(?:\[[^\]]*\])?[^<>]*>\s*)?", re.IGNORECASE)
_ELEMENT = re.compile(rf"<(?P<end>/?)en-(?P<name>note|media|todo|crypt)\b(?P<attributes>{_ATTRIBUTES})>")
_CRYPT = re.compile(r"<en-crypt\b[^<]*(?:</en-crypt>|\Z)")
_ATTRIBUTE = re.compile(r"""\b([A-Za-z-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TASKS = re.compile(
    r"<div\s[^<>]{0,500}--en-task-group:\s{0,9}true[^<>]{0,500}--en-id:\s{0,9}(?P<id>[\w-]{1,100})[^<>]*>"
)
_DIV = re.compile(rf"<(/?)div\b{_ATTRIBUTES}(?<!/)>")


@dataclass(frozen=True, slots=True)
class Resource:
    """A picture or an attachment of a note. `hash` is the MD5 (hex) by which the note's text names it."""

    hash: str
    media_type: str
    file_name: str
    data: bytes

    @property
    def name(self) -> str:
        """What the HTML calls it: no address, so that nobody takes it for one of the web."""
        return f"cid:{self.hash}"

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class Task:
    """A task, which newer notes keep beside their text. `due` is a day (ISO 8601) or empty."""

    title: str
    done: bool
    group: str
    weight: str
    due: str


def html_of(enml: str, resources: Mapping[str, Resource], tasks: Sequence[Task] = ()) -> str:
    """The note's text: pictures as img of the resources' names, other attachments by their file names,
    boxes as ☐ and ☑, tasks as lists in place of Evernote's placeholders."""
    markup = _PROLOGUE.sub("", enml, count=1)
    markup = _CRYPT.sub(f"[{html.escape(_('Encrypted by Evernote'))}]", markup)
    markup = _with_tasks(markup, tasks)
    return _ELEMENT.sub(lambda found: _element(found, resources), markup)


def _element(found: re.Match[str], resources: Mapping[str, Resource]) -> str:
    name = found["name"]
    if name == "note":
        return f"<{found['end']}div>"
    if found["end"] or name == "crypt":
        return ""
    pairs = _ATTRIBUTE.findall(found["attributes"])
    attributes = {key.lower(): html.unescape(double or single) for key, double, single in pairs}
    if name == "todo":
        return "☑ " if attributes.get("checked") == "true" else "☐ "
    resource = resources.get(attributes.get("hash", "").lower())
    if resource is None:
        return html.escape(attributes.get("alt", ""))
    if resource.is_picture:
        words = attributes.get("alt") or resource.file_name
        return f'<img src="{resource.name}" alt="{html.escape(words)}">'
    told = _("Attachment: {name}").format(name=resource.file_name or resource.media_type)
    return f"[{html.escape(told)}]"


def _with_tasks(markup: str, tasks: Sequence[Task]) -> str:
    groups: dict[str, list[Task]] = {}
    for task in sorted(tasks, key=lambda task: task.weight):
        groups.setdefault(task.group, []).append(task)
    parts, done = [], 0
    for found in _TASKS.finditer(markup):
        if found["id"] not in groups or found.start() < done:
            continue
        end = _end_of_div(markup, found.end())
        if end is None:
            break
        parts += [markup[done : found.start()], _list(groups.pop(found["id"]))]
        done = end
    left = map(_list, groups.values())  # those that no placeholder names
    return "".join([*parts, markup[done:], *left])


def _end_of_div(markup: str, start: int) -> int | None:
    depth = 1
    for found in _DIV.finditer(markup, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return None


def _list(tasks: Sequence[Task]) -> str:
    return "<ul>" + "".join(f"<li>{_line(task)}</li>" for task in tasks) + "</ul>"


def _line(task: Task) -> str:
    due = " " + _("(due {day})").format(day=task.due) if task.due else ""
    return html.escape(f"{'☑' if task.done else '☐'} {task.title}{due}")
