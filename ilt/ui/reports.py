"""Reports on screen: one of what is looked at, made when it is asked for; or one of each school, with its progress."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Hashable, Sequence
from dataclasses import fields, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ilt import framework, screens
from ilt.access import RefusedError
from ilt.reports.contents import report_of
from ilt.reports.documents import typesetting
from ilt.reports.many import apart, batch, workers
from ilt.reports.many.archive import Archive
from ilt.reports.plan_form import plan
from ilt.reports.plan_form.forms import Form
from ilt.reports.powerpoint.layouts import SlideFile
from ilt.reports.powerpoint.looks import TemplateError
from ilt.ui import downloads, local_day, next_steps, own_file
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings
from ilt.ui.session import Session, session
from ilt.ui.workspace import files
from ilt.view import View

words = screens.report
_several = threading.Lock()
"""One visitor at a time has processes that make many reports: each takes a processor, and the memory of a server."""
_WHY = {typesetting.BusyError: words.BUSY, typesetting.TooLongError: words.TOO_LONG}


def how() -> batch.Making:
    """Return how this visitor's reports are made."""
    form, template = session.form, session.template
    return batch.Making(
        local_day.today(),
        len(files.confirmed()),
        template[1] if template else None,
        typesetting.apart,
        form[1] if form else None,
    )


def one(view: View) -> None:
    """Offer what is looked at, in each format."""
    single = files.single_ratings(view) if view.shown.full_detail and files.coordinates() else None
    team = batch.Team(view, tuple(next_steps.of_view(view)), single, plan.decided(meetings.every(), view))
    (name,) = batch.names([team])
    making = how()
    with st.container(horizontal=True, gap="small"):
        for kind, label in words.KINDS.items():
            make = functools.partial(_made, team, kind, making)
            downloads.offer(label, make, f"{name}.{kind}", key=f"_report {kind}")


def template() -> None:
    """Let slides take the look of a file of theirs."""
    with st.expander(words.TEMPLATE, icon=":material/palette:", expanded=session.template is not None):
        if session.template is None:
            own_file.upload("template", words.OWN_SLIDES, _keep_template)
            return
        st.text(words.like(session.template[0]))
        if st.button(words.REMOVE_SLIDES, icon=":material/close:", key="_remove_template"):
            del session.template
            st.rerun()


def _keep_template(name: str, slides: Form) -> str:
    if slides.kind != "pptx":
        return words.NO_SLIDES
    content = slides.filled({})
    try:
        SlideFile(content).check()
    except TemplateError as error:
        return str(error)
    session.template = name, content
    return ""


def _made(team: batch.Team, kind: str, making: batch.Making) -> bytes:
    try:
        report = report_of(team.view, team.next_steps, making.day, making.files, team.decided.agreed)
        return batch.FORMATS[kind](team, report, making)
    except typesetting.NotMadeError as error:
        raise RefusedError(_WHY.get(type(error), words.NOT_MADE)) from None


def each(view: View) -> None:
    """Offer to make a file for each school, show how far it is, and offer all of them together."""
    making = how()
    every = [*words.KINDS, *([f"{batch.PLAN}.{making.form.kind}"] if making.form else [])]
    kinds = st.pills(
        words.WHICH,
        every,
        selection_mode="multi",
        default=every[0],
        format_func=words.NAMES_OF_KINDS.__getitem__,
        key=Session.kinds_of_files.key,
    )
    every_meeting = meetings.every()
    teams = [
        replace(team, decided=plan.decided(every_meeting, team.view))
        for team in batch.each_school(view, next_steps.of_view)
    ]
    named = zip(teams, batch.names(teams), strict=True)
    wanted = [(team, f"{name}.{kind}", kind) for team, name in named for kind in kinds]
    steps = tuple(next_steps.of_view(view))
    made_from = (framework.current().digest, *_choices(view), making, steps, repr([team.decided for team in teams]))
    made = session.reports if session.reports and session.reports.is_of(view.counts, made_from) else None
    names = [name for _, name, _ in wanted]
    waiting = [name for name in names if made is None or name not in made.names]
    failed = {name: why for name, why in made.failed.items() if name in names} if made else {}
    for why in dict.fromkeys(failed.values()):
        st.error(plain(words.left_out([name for name in failed if failed[name] == why], why)))
    if waiting:
        place = st.empty()
        if place.button(
            plain(words.make(len(waiting))), type="primary", icon=":material/play_arrow:", key="_make_reports"
        ):
            made = session.reports = made or Archive(view.counts, made_from)
            with place.container():
                _make(made, wanted, making)
            st.rerun()
    if made is not None and made.names and len(waiting) == len(failed):
        st.text(words.ready(len(made.names)))
        name = batch.safe(f"{view.pool_name} - {view.round}")
        downloads.offer(words.ALL_IN_ONE, made.content, f"{name}.zip", key="_download_reports", type="primary")


def _choices(view: View) -> tuple[Hashable, ...]:
    """Return all that is chosen of the counts: which rounds there are, in which order, and what the filters say."""
    return tuple(getattr(view, one.name) for one in fields(view) if one.name not in ("counts", "shown"))


def _make(archive: Archive, wanted: Sequence[tuple[batch.Team, str, str]], making: batch.Making) -> None:
    """Make what is not made yet; any press ends it, and what is made by then stays."""
    bar = st.progress(0.0)
    st.button(words.STOP, key="_stop_reports")
    archive.failed.clear()
    if _several.acquire(blocking=False):
        try:
            _make_apart(archive, wanted, making, bar)
        finally:
            _several.release()
    for at, (team, name, kind) in enumerate(wanted):
        if name not in archive.names and name not in archive.failed:
            bar.progress(at / len(wanted), plain(words.making(at, len(wanted), team.view.one_school)))
            archive.add(name, functools.partial(_made, team, kind, making))


def _make_apart(
    archive: Archive, wanted: Sequence[tuple[batch.Team, str, str]], making: batch.Making, bar: DeltaGenerator
) -> None:
    """Make what is not made yet in other processes, where that is much and can be told to them."""
    lacking: dict[str, tuple[batch.Team, list[str]]] = {}
    for team, name, kind in wanted:
        if name not in archive.names:
            lacking.setdefault(name.removesuffix(f".{kind}"), (team, []))[1].append(kind)
    reports = [workers.WantedReport(team, name, kinds) for name, (team, kinds) in lacking.items()]
    if len(reports) <= workers.EACH:
        return
    processes = min(workers.cores(), typesetting.AT_ONCE)
    # What a process remembers of documents ends with it, so that they need none of their own.
    request = apart.packed(reports, replace(making, typeset=typesetting.here), processes)
    if request is None:
        return
    bar.progress(len(archive.names) / len(wanted), plain(words.making(len(archive.names), len(wanted), "")))
    with contextlib.suppress(OSError), contextlib.closing(apart.make_apart(reports, request)) as coming:
        for made in coming:
            for name, content in made.files.items():
                archive.add(name, functools.partial(_as_it_is, content))
            if made.failed:
                why = words.TOO_LONG if made.failed == apart.LATE else words.NOT_MADE
                archive.failed |= {f"{made.name}.{kind}": why for kind in lacking[made.name][1]}
            done = len(archive.names)
            bar.progress(
                done / len(wanted), plain(words.making(done, len(wanted), lacking[made.name][0].view.one_school))
            )


def _as_it_is(content: bytes) -> bytes:
    return content
