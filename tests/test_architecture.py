"""Rules of the house that no linter knows, as tests. The layers are import-linter's (pyproject.toml)."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "clipper"
LONGEST = 350
HEAVY = ("bs4", "lxml", "markdownify", "nh3", "numpy", "sqlite_utils", "trafilatura", "whoosh")

Rule = Callable[[ast.Module], Iterator[int]]
"""Yields the lines that break it."""

WRITE_RETURNING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b.*\bRETURNING\b", re.IGNORECASE | re.DOTALL)
ABSOLUTE = re.compile(r"(/(root|home|work|tmp|opt|usr|var|mnt|srv)/\w|[A-Z]:\\\w)")


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the last part of the name it is called by."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id


def literal(node: ast.expr) -> str:
    """The fixed text of a string or f-string; empty for anything else."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return " ".join(p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))


def keyword(call: ast.Call, name: str) -> object:
    """The constant given for a keyword, or None."""
    for given in call.keywords:
        if given.arg == name and isinstance(given.value, ast.Constant):
            return given.value.value
    return None


def writes_with_returning_through_execute(tree: ast.Module) -> Iterator[int]:
    """sqlite-utils leaves its transaction open, and everything saved later vanishes at close."""
    for call, name in calls(tree):
        if name == "execute" and call.args and WRITE_RETURNING.match(literal(call.args[0])):
            yield call.lineno


def inserts_that_destroy(tree: ast.Module) -> Iterator[int]:
    """truncate=True empties the table first, replace=True nulls the columns that are not named."""
    for call, name in calls(tree):
        inserts = name in {"insert", "insert_all", "upsert", "upsert_all"}
        if inserts and (keyword(call, "truncate") is True or keyword(call, "replace") is True):
            yield call.lineno


def scripts_of_sql(tree: ast.Module) -> Iterator[int]:
    """executescript commits what is open, so that nothing can be rolled back."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "executescript":
            yield node.lineno


def databases_with_plugins(tree: ast.Module) -> Iterator[int]:
    """sqlite-utils runs whatever plugins are installed unless told not to."""
    for call, name in calls(tree):
        if name == "Database" and keyword(call, "execute_plugins") is not False:
            yield call.lineno


def paths_of_one_machine(tree: ast.Module) -> Iterator[int]:
    """An absolute path works on one computer only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ABSOLUTE.match(node.value):
            yield node.lineno


def prints(tree: ast.Module) -> Iterator[int]:
    """The core tells its caller; only the command line prints."""
    for call, name in calls(tree):
        if name == "print":
            yield call.lineno


BROKEN: dict[Rule, tuple[str, ...]] = {
    writes_with_returning_through_execute: (
        'db.execute("INSERT INTO clippings (title) VALUES (?) RETURNING id", [title])',
        'db.conn.execute(f"""\n  update {table} SET a = 1\n returning id""")',
    ),
    inserts_that_destroy: (
        'db["a"].insert_all(rows, truncate=True)',
        'db["a"].insert(row, replace=True)',
        "table.upsert(row, replace=True)",
    ),
    scripts_of_sql: ('connection.executescript("DELETE FROM a")', "run = connection.executescript"),
    databases_with_plugins: ("Database(path)", "sqlite_utils.Database(connection, execute_plugins=True)"),
    paths_of_one_machine: ('Path("/home/ann/news")', r'"C:\\Users"'),
    prints: ('print("done")',),
}

SOUND = """
db.query("INSERT INTO a (b) VALUES (1) RETURNING id")
db.execute("SELECT 'RETURNING'")
db["a"].insert_all(rows, truncate=False)
text.replace("a", "b")
Database(connection, execute_plugins=False)
url = "https://example.org/home/news"
"""


def sources(folder: Path = PACKAGE) -> list[Path]:
    return sorted(folder.rglob("*.py"))


@pytest.mark.parametrize(
    ("rule", "source"), [(rule, source) for rule, bad in BROKEN.items() for source in bad], ids=lambda x: str(x)[:50]
)
def test_a_rule_sees_the_fault(rule: Rule, source: str) -> None:
    assert list(rule(ast.parse(source)))


@pytest.mark.parametrize("rule", BROKEN, ids=lambda rule: rule.__name__)
def test_a_rule_passes_sound_code(rule: Rule) -> None:
    assert not list(rule(ast.parse(SOUND)))


@pytest.mark.parametrize("rule", BROKEN, ids=lambda rule: rule.__name__)
def test_the_code_keeps_the_rule(rule: Rule) -> None:
    folder = PACKAGE / "core" if rule is prints else PACKAGE
    faults = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources(folder)
        for line in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not faults, rule.__doc__


def test_no_file_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert not {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > LONGEST}


def test_resources_hold_data_only() -> None:
    assert not list((ROOT / "resources").rglob("*.py"))


@pytest.mark.parametrize("module", ["clipper.app", "clipper.cli", "clipper.__main__"])
def test_importing_the_app_loads_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
