"""A process that writes to books and dies, stops or fails at the very system call it is told.

Run as a script it is a small server: it reads pickled jobs from stdin, forks a child for each
(a fresh interpreter would take a hundred times as long) and answers with what became of it. The
child's system calls are wrapped here; the product has no hook for it. ``test_seam.py`` holds
that no call escapes the list.
"""

from __future__ import annotations

import fcntl
import io
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import IO, Any, Literal

from consortium import wording
from consortium.problems import FundError
from ledger.append import Change, writing

ROOT = Path(__file__).parents[3]

READING = ("read", "pread", "stat", "lstat", "fstat", "listdir", "scandir", "access", "lseek")
WRITING = ("write", "fsync", "replace", "unlink", "mkdir", "ftruncate", "fchmod", "fchown")
WRAPPED: tuple[tuple[ModuleType, tuple[str, ...]], ...] = (
    (os, (*READING, *WRITING, "open", "close")),
    (io, ("open",)),
    (fcntl, ("flock",)),
)

TOUCHING = (*WRITING, "open", "close", "flock")  # a kill before another call is the same as later

Kind = Literal["none", "kill", "torn", "stop", "short", "fail", "trace", "spoil"]
Call = tuple[str, tuple[Any, ...], Any]  # name, arguments, what it gave


@dataclass(frozen=True)
class Fault:
    """What happens at call number ``at`` (from 1) among the calls named in ``only``.

    ``kill`` dies before the call, ``torn`` after half of a write, ``stop`` sleeps until it is
    woken; ``fail`` raises ``errno``, once or from then on (``lasts``); ``short`` lets every
    write take at most five bytes; ``trace`` only keeps each call;
    ``spoil`` is another program that scribbles in the file right after it was put in place.
    """

    kind: Kind = "none"
    at: int = 0
    errno: int = 0
    lasts: bool = False
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """One command's run: opens the books in ``root`` and applies the changes, if any."""

    root: Path
    changes: tuple[Change, ...] = ()
    fault: Fault = Fault()
    command: str = "post"
    user: int | None = None
    file_size_max: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a run. ``calls``: the wrapped system calls, by name, in order."""

    ended: Literal["done", "refused", "killed", "stopped", "crashed"]
    pid: int = 0
    calls: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()  # (outcome, command) of each recovery
    codes: tuple[str, ...] = ()
    exit_code: int = 0
    texts: dict[str, str] = field(default_factory=dict)  # all problems as shown, by language
    trace: tuple[Call, ...] = ()
    crash: str = ""


def wrap(fault: Fault, calls: list[str], trace: list[Call]) -> None:
    """Put the fault in the way of every wrapped system call of this process."""
    for module, names in WRAPPED:
        for name in names:
            real = getattr(module, name)
            if fault.kind == "trace":
                setattr(module, name, _traced(name, real, trace))
            else:
                setattr(module, name, _wrapped(name, real, fault, calls))


def _traced(name: str, real: Callable[..., Any], trace: list[Call]) -> Any:
    def call(*args: Any, **options: Any) -> Any:
        given = real(*args, **options)
        if name in TOUCHING:
            plain = [bytes(arg) if isinstance(arg, memoryview) else arg for arg in args]
            trace.append((name, tuple(plain), given if isinstance(given, int) else None))
        return given

    return call


def _wrapped(name: str, real: Callable[..., Any], fault: Fault, calls: list[str]) -> Any:
    write = os.write
    real_close = os.close

    def call(*args: Any, **options: Any) -> Any:
        if not fault.only or name in fault.only:
            calls.append(name)
            number = len(calls)
            is_now = number == fault.at or (fault.lasts and number > fault.at)
            if fault.kind == "kill" and is_now:
                os.kill(os.getpid(), signal.SIGKILL)
            if fault.kind == "torn" and is_now and name == "write":
                write(args[0], bytes(args[1])[: len(args[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            if fault.kind == "stop" and is_now:
                os.kill(os.getpid(), signal.SIGSTOP)
            if fault.kind == "short" and name == "write":
                return real(args[0], bytes(args[1])[:5])
            if fault.kind == "fail" and is_now:
                if name == "close":
                    real_close(*args)
                raise OSError(fault.errno, os.strerror(fault.errno))
            if fault.kind == "spoil" and is_now and name == "replace":
                given = real(*args)
                Path(args[1]).write_bytes(b"scribbled")
                return given
        return real(*args, **options)

    return call


def run(job: Job) -> Outcome:
    """Do the job in this process, faults and all."""
    calls: list[str] = []
    trace: list[Call] = []
    wrap(job.fault, calls, trace)
    told: tuple[tuple[str, str], ...] = ()
    try:
        with writing(job.root, who="kim", command=job.command, since="2026-03-31T18:00:00") as door:
            told = tuple((recovery.outcome, recovery.command) for recovery in door.recoveries)
            assert all(finding.is_finding for finding in door.findings)
            for change in job.changes:
                door.apply(change)
    except FundError as error:
        return Outcome(
            "refused",
            calls=tuple(calls),
            told=told,
            codes=tuple(problem.code for problem in error.problems),
            exit_code=error.exit_code,
            texts={
                language: "\n".join(problem.render(language) for problem in error.problems)
                for language in ("sv", "en")
            },
        )
    return Outcome("done", calls=tuple(calls), told=told, trace=tuple(trace))


def _child(job: Job, answer: int) -> None:
    write = os.write
    try:
        if job.file_size_max is not None:
            import resource

            resource.setrlimit(resource.RLIMIT_FSIZE, (job.file_size_max, job.file_size_max))
        if job.user is not None:
            os.setuid(job.user)
        outcome = run(job)
    except BaseException:  # whatever it is, the test must see it
        import traceback

        outcome = Outcome("crashed", crash=traceback.format_exc())
    rest = pickle.dumps(outcome)
    while rest:
        rest = rest[write(answer, rest) :]


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer jobs until there are none: a Job is begun, a process id is waited for."""
    wording.catalogue()
    pipes: dict[int, int] = {}
    while True:
        try:
            asked: Job | int = pickle.load(jobs)
        except EOFError:
            return
        pid = asked if isinstance(asked, int) else _begin(asked, pipes)
        pickle.dump(_wait(pid, pipes), answers)
        answers.flush()


def _begin(job: Job, pipes: dict[int, int]) -> int:
    reading, writing_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _child(job, writing_end)
        os._exit(0)
    os.close(writing_end)
    pipes[pid] = reading
    return pid


def _wait(pid: int, pipes: dict[int, int]) -> Outcome:
    _, status = os.waitpid(pid, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return Outcome("stopped", pid=pid)
    with os.fdopen(pipes.pop(pid), "rb") as pipe:
        answer = pipe.read()
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return Outcome("killed", pid=pid)
    outcome: Outcome = pickle.loads(answer)
    return outcome


class Faulty:
    """The server's client: runs jobs in processes of their own."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from tests.ledger.append import faults; faults.main()"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, root: Path, *changes: Change, **how: Any) -> Outcome:
        """Run a job; keywords are those of Fault and Job."""
        fault = {key: how.pop(key) for key in list(how) if key in Fault.__dataclass_fields__}
        return self.ask(Job(root, changes, Fault(**fault), **how))

    def ask(self, what: Job | int) -> Outcome:
        """Run a job, or wait for a process that had stopped."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        pickle.dump(what, self.process.stdin)
        self.process.stdin.flush()
        outcome: Outcome = pickle.load(self.process.stdout)
        assert outcome.ended != "crashed", outcome.crash
        return outcome

    def close(self) -> None:
        """End the server."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def main() -> None:
    """Serve on stdin and stdout."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
