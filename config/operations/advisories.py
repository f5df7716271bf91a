"""Ask the advisory databases about every pinned package: `make audit`.

Says what was asked and what was not: a database that cannot be reached is no answer, and is not
taken for a good one. Ends with 0 when all were asked and no hole is known, with 1 for a known
hole, with 2 where something was not asked.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

PIP_AUDIT = "pip-audit==2.10.1"  # brings its own environment, for this run
PYTHON = (
    *(sys.executable, "-m", "uv", "tool", "run", "--from", PIP_AUDIT, "pip-audit"),
    *("--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"),
    *("-r", "requirements.txt", "-r", "requirements-node.txt"),
)
NODE = ("npm", "audit", "--package-lock-only", "--json")
TIMEOUT = 300  # seconds
EXIT_HOLES, EXIT_INCOMPLETE = 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one database: packages checked, known holes, reasons why others were not."""

    kind: str
    checked: int = 0
    holes: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The lines that this answer prints."""
        holes = f"{len(self.holes)} known" if self.holes else "none known"
        lines = (
            [f"{self.kind}: {self.checked} asked about, holes: {holes}."] if self.checked else []
        )
        lines += [f"  hole: {hole}" for hole in self.holes]
        return lines + [f"{self.kind}: NOT ASKED: {reason}" for reason in self.not_checked]


def of_pip_audit(output: str, errors: str) -> Answer:
    """The answer in pip-audit's JSON; `errors` says why where it could not ask."""
    kind = "Python packages"
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer(kind, not_checked=(_last_line(errors),))
    skipped = [each for each in packages if "skip_reason" in each]
    holes = [
        f"{each['name']} {each['version']}: {hole['id']}"
        for each in packages
        for hole in each.get("vulns", ())
    ]
    checked = len(packages) - len(skipped)
    if not skipped:
        return Answer(kind, checked, tuple(holes))
    reason = f"{len(skipped)} of {len(packages)}, the first because: {skipped[0]['skip_reason']}"
    return Answer(kind, checked, tuple(holes), (reason,))


def of_npm(output: str, errors: str) -> Answer:
    """The answer in npm's JSON, which holds `vulnerabilities` only when it was answered."""
    kind = "Node packages"
    try:
        report = json.loads(output)
        holes = [f"{name}: {each['severity']}" for name, each in report["vulnerabilities"].items()]
        checked = int(report["metadata"]["dependencies"]["total"])
    except (ValueError, KeyError, TypeError):
        lines = [line for line in errors.splitlines() if "complete log" not in line]
        return Answer(kind, not_checked=(_last_line("\n".join(lines)),))
    return Answer(kind, checked, tuple(holes))


def _last_line(errors: str) -> str:
    lines = [line.strip() for line in errors.splitlines() if line.strip(" {}")]
    return lines[-1][:300] if lines else "it did not answer."


def run(command: Sequence[str]) -> tuple[str, str]:
    """What a program wrote to its two outputs; why it could not run, if so."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", f"{command[0]}: {error}"
    return done.stdout, done.stderr


def main() -> int:
    """Ask both databases, print their answers and return the exit status."""
    answers = [of_pip_audit(*run(PYTHON)), of_npm(*run(NODE))]
    for answer in answers:
        sys.stdout.write("\n".join(answer.lines()) + "\n")
    if any(answer.not_checked for answer in answers):
        sys.stdout.write("Not everything was asked, so this says nothing about the rest.\n")
    if any(answer.holes for answer in answers):
        return EXIT_HOLES
    return EXIT_INCOMPLETE if any(answer.not_checked for answer in answers) else 0


if __name__ == "__main__":
    sys.exit(main())
