"""The command line: arguments, output, exit codes. The only file that prints.

Exit codes: 0 nothing found, 1 findings, 2 failure (bad usage, or anything that could not be read, even
beside findings), 130 interrupted, 141 the reader of the output has gone. Results go to standard output,
always in UTF-8; everything else to standard error. The engine is imported when a command runs, so that
`--help` does not wait for the lexicon.
"""

# ruff: noqa: PLC0415 -- what a command needs is imported by it: see above

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

_INSTALL = "the command line needs click and rich: pip install 'arabdate[cli]'"

try:
    import click
except ModuleNotFoundError as error:
    if error.name != "click":
        raise
    sys.stderr.write(f"arabdate: {_INSTALL}\n")
    raise SystemExit(2) from None

if TYPE_CHECKING:
    from arabdate.archive import Article, Options
    from arabdate.baseline import Baseline
    from arabdate.checks.ignores import Ignores
    from arabdate.checks.meetings import Archive
    from arabdate.config import Config
    from arabdate.model import Finding, Mention, Severity
    from arabdate.reports.found import Found
    from arabdate.reports.style import Style

__all__ = ["cli", "main"]

CLEAN, FOUND, FAILED = 0, 1, 2
INTERRUPTED, NO_READER = 130, 141
"""As a shell reports a process that a signal ended: 128 + SIGINT, 128 + SIGPIPE."""

OBJECTS = 100_000
"""How many new objects the collector of cycles waits for, instead of 700: a run makes hardly a cycle, and
keeps tables and rows that it would look through again and again."""

_T = TypeVar("_T")
_Command = Callable[..., int]


class _Failure(click.ClickException):
    """An error of one line."""

    exit_code = FAILED


class _Commands(click.Group):
    """The commands: each returns its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and end quietly where its user or its reader went away."""
        from arabdate.errors import ArabdateError

        _speak_utf8()
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            code = INTERRUPTED
        except BrokenPipeError:
            _forget_stdout()
            code = NO_READER
        except ArabdateError as error:
            raise _Failure(str(error)) from None
        ctx.exit(code or CLEAN)


def main() -> None:
    """The console script. A bug ends with its traceback and exit code 2: 1 would mean findings."""
    gc.set_threshold(OBJECTS)
    try:
        cli(prog_name="arabdate")
    except Exception:  # whatever it is, it is no finding
        import traceback

        traceback.print_exc()
        sys.exit(FAILED)


# -- the streams


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; half a surrogate pair, which JSON may hold, is written as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget_stdout() -> None:
    """Give Python's last flush somewhere to go (Python documentation, "Note on SIGPIPE")."""
    with contextlib.suppress(OSError):  # a stream without a descriptor has no last flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _warn(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _style() -> Style:
    """Colour and isolates on a terminal only; no colour where NO_COLOR or a dumb terminal asks for none."""
    from arabdate.reports.style import Style

    terminal = sys.stdout.isatty()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Style(colour=terminal and not plain, isolate=terminal)


# -- a run over an archive


class _Run:
    """The articles of a run, and the count of what came."""

    def __init__(self) -> None:
        self.articles = self.findings = self.notes = self.bad = 0
        self.known = self.ignored = 0
        self.unread: set[str] = set()

    def each(
        self, paths: tuple[str, ...], options: Options, work: Callable[[Article], _T]
    ) -> Iterator[tuple[Article, _T]]:
        """Each article with what `work` makes of it; the rest goes on where one fails."""
        from arabdate.archive import BadRecord, read
        from arabdate.errors import TableError

        for record in read(paths, options):
            if isinstance(record, BadRecord):
                self._failed(record.place, record.reason)
                self.unread.add(os.path.abspath(record.path))
                continue
            self.articles += 1
            try:
                result = work(record)
            except TableError:
                raise  # the installation is broken, not the article
            except Exception as error:
                self._failed(_place(record), _bug(error))
            else:
                yield record, result

    def _failed(self, place: str, reason: str) -> None:
        from arabdate.reports.style import visible

        self.bad += 1
        _warn(visible(f"{place}: error: {reason}"))

    def count(self, finding: Finding) -> None:
        """A note is not a finding."""
        if finding.severity == "note":
            self.notes += 1
        else:
            self.findings += 1

    def summary(self, notes: bool, stale: int = 0) -> str:
        """What the run saw, on one line; `stale` findings of the baseline were not there."""
        counts = [(self.articles, "article"), (self.findings, "finding"), (self.bad, "bad record")]
        if notes:
            counts.insert(2, (self.notes, "note"))
        silent = ((self.ignored, "ignored"), (self.known, "known"), (stale, "stale"))
        return ", ".join(
            [f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts]
            + [f"{n} {s}" for n, s in silent if n]
        )

    @property
    def code(self) -> int:
        """What could not be read outweighs what was found."""
        return FAILED if self.bad else FOUND if self.findings else CLEAN


def _place(article: Article) -> str:
    return article.path if article.record is None else f"{article.path}:{article.record}"


def _bug(error: Exception) -> str:
    """One line for an exception that nobody foresaw, with where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f" ({trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno})"
    return f"a bug in arabdate, please report it with the article: {type(error).__name__}: {error}{where}"


# -- options


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from arabdate.errors import InputError
    from arabdate.normalize import parse_published

    try:
        parse_published(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from None
    return value


def _known_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from arabdate.archive.decoding import check_encoding
    from arabdate.errors import InputError

    try:
        return None if value is None else check_encoding(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from None


_READING = (
    click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path()),
    click.option(
        "--published",
        metavar="DATE",
        callback=_date,
        help="Publication day of plain text (ISO 8601). Without it an article's own stamp is used. "
        "Records of JSON lines bring their own.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        callback=_known_encoding,
        help="Encoding of the files, such as windows-1256. Default: UTF-8. "
        "A file with a UTF-8 or UTF-16 byte order mark is read by it.",
    ),
    click.option(
        "--text-field", metavar="NAME", help="JSON field of the text [text, body, content, article]."
    ),
    click.option(
        "--date-field",
        metavar="NAME",
        help="JSON field of the publication day [published, date, publication_date, ref].",
    ),
    click.option("--id-field", metavar="NAME", help="JSON field of the article's id [id, url]."),
    click.option(
        "--config",
        "named",
        metavar="FILE",
        help="Read [tool.arabdate] of this file. Default: pyproject.toml of the first PATH's folder, or of "
        "the nearest folder above it that has one with this table.",
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
)


def _reading(command: _Command) -> _Command:
    """The options of every command that reads an archive."""
    for option in reversed(_READING):
        command = option(command)
    return command


def _config(paths: tuple[str, ...], named: str | None, isolated: bool, **said: Any) -> Config:
    """What the configuration and the flags, which are named as its keys, say of a run."""
    from arabdate.config import Config, config_of
    from arabdate.errors import InputError

    if named is not None and isolated:
        raise click.UsageError("wanted --config or --isolated, got both")
    flags = {key.replace("_", "-"): value for key, value in said.items() if value not in (None, ())}
    try:
        config = Config(flags=flags) if isolated else config_of(paths[0], named, flags)
        config.settings(paths[0])  # what a flag says wrongly is said before the first article is read
    except InputError as error:
        raise click.UsageError(str(error)) from None
    return config


def _options(config: Config, paths: tuple[str, ...]) -> Options:
    from dataclasses import replace

    return replace(config.options(paths[0]), by_path=config.options)


def _severities(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str] | None:
    """`C004=warning,R=off` as a table."""
    said = [pair.partition("=") for given in value for pair in given.split(",")]
    for code, sign, level in said:
        if not (code and sign and level):
            raise click.BadParameter(f"wanted RULE=LEVEL such as C004=warning, got {code + sign + level!r}")
    return {code.strip(): level.strip() for code, _, level in said} or None


# -- the commands


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="arabdate", message="arabdate %(version)s")
def cli() -> None:
    """Arabic text in, dates out, contradictions named.

    Exit codes: 0 nothing found, 1 findings, 2 failure.
    """


@cli.command()
@_reading
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", help="Default: text."
)
@click.option(
    "--lang",
    type=click.Choice(["en", "ar", "both"]),
    default="en",
    help="Language of the text report's messages. Default: en.",
)
@click.option(
    "--select", metavar="CODES", multiple=True, help="Only these rules: C002,C003 or C for all of C."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="Not these rules.")
@click.option(
    "--severity",
    metavar="RULE=LEVEL",
    multiple=True,
    callback=_severities,
    help="Treat a rule's findings as error, warning, note or off: R002=error,N=note. Notes stay notes.",
)
@click.option(
    "--min-severity",
    type=click.Choice(["error", "warning", "note"]),
    help="Show only what is at least so grave. Notes are never counted as findings. Default: warning.",
)
@click.option("--notes", "min_severity", flag_value="note", help="The same as --min-severity note.")
@click.option(
    "--hijri-tolerance",
    metavar="DAYS",
    type=click.IntRange(0, 15),
    help="Days by which a Hijri date may be off and be silent; one more is a note. Default: 1.",
)
@click.option(
    "--hijri-table",
    type=click.Choice(["umm-al-qura", "tabular"]),
    help="How Hijri dates are reckoned; tabular is the arithmetic civil calendar. Default: umm-al-qura.",
)
@click.option("--baseline", metavar="FILE", help="Be silent about the findings that this file knows.")
@click.option(
    "--write-baseline",
    "new_baseline",
    metavar="FILE",
    help="Write the findings to this file instead of telling.",
)
def check(paths: tuple[str, ...], form: str, lang: str, new_baseline: str | None, **said: Any) -> int:
    """Find the contradictions in articles.

    PATH is a file or a folder (read with its folders, in the order of the names, without hidden files):
    .txt, one article a file, or .jsonl, one a line. - reads plain text from standard input.

    What is set here may stand in [tool.arabdate] of a pyproject.toml under the same names, and under per-path
    for the files that a glob fits; a flag counts for more. A text may say of itself, behind a line or on one
    of its own, `arabdate: ignore` or `arabdate: ignore[C002,N]`; a record in its field arabdate_ignore.

    Exit codes: 0 nothing found, 1 findings, 2 failure. A path or record that cannot be read is named on
    standard error and the rest goes on, but the exit code is then 2, even if there are findings.
    """
    from arabdate.baseline import Baseline
    from arabdate.config import SHOWN
    from arabdate.model import Severity

    config = _config(paths, **said)
    least = Severity(config.said("min-severity") or SHOWN)
    named = config.said("baseline") if new_baseline is None else None
    known = Baseline(new_baseline) if new_baseline else Baseline.read(named) if named else None
    run = _Check(config, least, known)
    found = run.found(paths)
    if new_baseline is not None and known is not None:
        for article, _, finding, _ in found:
            known.add(article, finding)
        known.write()
        _warn(f"{run.summary(least is Severity.NOTE)}, written to {new_baseline}")
        return FAILED if run.bad else CLEAN
    for line in _report(form, lang)(found):
        _say(line)
    sys.stdout.flush()  # the results before the summary, where both go to one place
    _warn(run.summary(least is Severity.NOTE, run.stale(paths)))
    return run.code


class _Check(_Run):
    """A run that tells what is grave enough, not known and not ignored."""

    def __init__(self, config: Config, least: Severity, known: Baseline | None) -> None:
        super().__init__()
        self._config, self._least, self._known = config, least, known
        self._articles: dict[str, Article] = {}
        self._remarks: dict[str, Ignores] = {}

    def found(self, paths: tuple[str, ...]) -> Iterator[Found]:
        """The findings, as they come; then those across articles."""
        from arabdate.archive import is_one
        from arabdate.checks.meetings import Archive
        from arabdate.reports.found import Found
        from arabdate.reports.places import Places

        archive = None if is_one(paths) else Archive()
        work = partial(self._findings, archive)
        for article, findings in self.each(paths, _options(self._config, paths), work):
            places = Places(article.text) if findings else None
            for finding in findings:
                self.count(finding)
                yield Found(article, places or Places(""), finding)
        for one in () if archive is None else self._across(archive):
            self.count(one.finding)
            yield one
        for name, ignores in self._remarks.items():
            self._told_of(self._articles[name], ignores)

    def _findings(self, archive: Archive | None, article: Article) -> list[Finding]:
        from arabdate.checks import check_analysis
        from arabdate.checks.ignores import Ignores
        from arabdate.checks.tables import reckoned
        from arabdate.normalize import analyse

        settings, ignores = self._config.settings(article.path), Ignores(article.text, article.ignore)
        analysis = reckoned(analyse(article.text, article.published), settings.hijri_table)
        name = _place(article)
        if archive is not None and settings.looks_across and name not in archive.articles:
            archive.add(name, analysis)
            self._articles[name] = article
        if ignores.remarks:
            self._articles[name] = article
            self._remarks[name] = ignores
        return self._shown(article, check_analysis(analysis, settings, ignores))

    def _across(self, archive: Archive) -> Iterator[Found]:
        """The findings across the articles of the run, whose texts are kept for them."""
        from arabdate.checks import Settings, as_wished, check_across
        from arabdate.reports.found import Elsewhere, Found
        from arabdate.reports.places import Places

        for whole in check_across(archive, Settings()) if len(archive.articles) > 1 else ():
            name = whole.article or ""
            settings = self._config.settings(self._articles[name].path)
            for finding in as_wished([whole], settings, self._remarks.get(name)):
                article = self._articles[finding.article or ""]
                others = [(self._articles[p.article], p.span) for p in finding.elsewhere]
                elsewhere = tuple(Elsewhere(a, Places(a.text), span) for a, span in others)
                for shown in self._shown(article, [finding]):
                    yield Found(article, Places(article.text), shown, elsewhere)

    def _shown(self, article: Article, found: list[Finding]) -> list[Finding]:
        """The findings that are grave enough and not known."""
        from arabdate.checks.selection import kept
        from arabdate.model import Severity

        grave = list(Severity)
        shown = grave[: grave.index(self._least) + 1]
        return kept(found, lambda f: not self._is_known(article, f) and f.severity in shown)

    def _told_of(self, article: Article, ignores: Ignores) -> None:
        """Count what was ignored; where notes are asked for, name the remarks that silence nothing."""
        from arabdate.model import Severity
        from arabdate.reports.style import visible

        self.ignored += ignores.silenced
        for remark in ignores.remarks:
            if not remark.used and self._least is Severity.NOTE:
                line = "" if remark.at is None else f":{article.text.count(chr(10), 0, remark.at) + 1}"
                what = f"arabdate: ignore[{','.join(remark.codes)}]"
                _warn(visible(f"{_place(article)}{line}: note: {what} silences nothing"))

    def _is_known(self, article: Article, finding: Finding) -> bool:
        known = self._known is not None and self._known.known(article, finding)
        self.known += known
        return known

    def stale(self, paths: tuple[str, ...]) -> int:
        """How many findings of the baseline were not there; where notes are asked for, they are named."""
        from arabdate.model import Severity

        if self._known is None:
            return 0

        def wanted(path: str, rule: str) -> bool:
            return path not in self.unread and self._config.settings(path).wants(rule)

        stale = list(self._known.stale(paths, wanted))
        for row in stale if self._least is Severity.NOTE else ():
            _warn(f"{self._known.path}: note: stale: {row.line()}")
        return len(stale)


def _report(form: str, language: str) -> Callable[[Iterable[Found]], Iterator[str]]:
    from arabdate.reports import rows, text

    if form == "text":
        return partial(text.report, language=language, style=_style())
    return rows.json_array if form == "json" else rows.json_lines


@cli.command()
@_reading
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", help="Default: jsonl."
)
def normalize(paths: tuple[str, ...], form: str, **said: Any) -> int:
    """Find the dates of articles and say what they are worth, one JSON line a mention.

    PATH is read as by check. The table is drawn on a terminal, and tab-separated in a pipe or a file.

    Exit codes: 0, or 2 if a path or record could not be read; the rest goes on.
    """
    from arabdate.normalize import normalize_dates

    def work(article: Article) -> list[Mention]:
        return normalize_dates(article.text, article.published)

    run = _Run()
    found = run.each(paths, _options(_config(paths, **said), paths), work)
    if form == "table" and sys.stdout.isatty():
        _draw(found)
    else:
        from arabdate.reports import rows, table

        for line in (table.tab_separated if form == "table" else rows.mention_lines)(found):
            _say(line)
    return run.code


def _draw(found: Iterator[tuple[Article, list[Mention]]]) -> None:
    """One table an article, as they come."""
    try:
        from rich.console import Console
    except ModuleNotFoundError:
        raise _Failure(_INSTALL) from None
    from arabdate.reports.table import drawn

    style = _style()
    console = Console(file=sys.stdout, no_color=not style.colour, highlight=False, emoji=False)
    for article, mentions in found:
        if mentions:
            console.print(drawn(article, mentions, style))


@cli.command()
@click.argument("text")
@click.option(
    "--published",
    metavar="DATE",
    callback=_date,
    help="Publication day (ISO 8601). Without it the text's own stamp is used.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
def explain(text: str, published: str | None, form: str) -> int:
    """Tell how the dates of a text were read, and why the rest is none.

    TEXT is the text itself; - reads it from standard input. For each stretch that could hold a date: its
    words and what the tables know of them, the row of the grammar that matched and those that lost, how the
    date was completed, the years that were considered, and the numbers and words of which nothing came.
    """
    import json

    from arabdate.explain import explain as explained
    from arabdate.reports.explained import explanation_lines

    told = explained(_given(text), published)
    if form == "json":
        _say(json.dumps(told.to_dict(), ensure_ascii=False))
    else:
        for line in explanation_lines(told, _style()):
            _say(line)
    return CLEAN


def _given(text: str) -> str:
    """The text of the command line, or of standard input."""
    if text != "-":
        return text
    from arabdate.archive import BadRecord, Options, read

    (record,) = read([text], Options())
    if isinstance(record, BadRecord):
        raise _Failure(f"{record.place}: {record.reason}")
    return record.text


@cli.command()
@click.argument("code", required=False)
def rule(code: str | None) -> int:
    """Print the documentation of a rule, or list all rules."""
    from arabdate.checks import rules
    from arabdate.reports.documentation import rule_lines, rules_table

    known = rules()
    if code is None:
        lines = rules_table(known.values())
    elif code.upper() in known:
        lines = rule_lines(known[code.upper()], _style())
    else:
        raise click.UsageError(f"wanted a rule's code of {', '.join(known)}; got {code!r}")
    for line in lines:
        _say(line)
    return CLEAN
