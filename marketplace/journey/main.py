"""``python -m marketplace journey``: drive a whole trade over HTTP and print every step."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx

from marketplace.journey.cast import PASSWORD, people_for
from marketplace.journey.client import Session, StepFailed, sign_in
from marketplace.journey.plot import PLOTS
from marketplace.journey.trade import Trade, steps


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the journey; return 0 only if every step held."""
    parser = argparse.ArgumentParser(prog="python -m marketplace journey", description=__doc__)
    parser.add_argument("--url", required=True, help="address of a running marketplace with the sample zone")
    parser.add_argument("--out", required=True, type=Path, help="folder for the PDFs and XMLs")
    parser.add_argument("--vertical", choices=sorted(PLOTS), default="chemicals")
    parser.add_argument("--password", default=PASSWORD, help="password of the sample people")
    options = parser.parse_args(arguments)
    plot = PLOTS[options.vertical]
    options.out.mkdir(parents=True, exist_ok=True)
    with httpx.Client(base_url=options.url, timeout=30) as http:
        trade = Trade(
            plot=plot,
            people=people_for(plot),
            visitor=Session(http),
            sign_in=lambda email: sign_in(http, email, options.password),
            out=options.out,
        )
        return run(trade)


def run(trade: Trade) -> int:
    """Run every step, printing each; stop at the first that fails."""
    plan = list(steps())
    for number, (title, step) in enumerate(plan, start=1):
        label = f"[{number:2}/{len(plan)}] {title:<32}"
        try:
            print(f"{label}{step(trade)}", flush=True)
        except (StepFailed, httpx.HTTPError) as error:
            print(f"{label}FAILED: {error}", file=sys.stderr, flush=True)
            return 1
    print(f"The trade held. Files in {trade.out}:", flush=True)
    for path in trade.files:
        print(f"  {path.name}  {path.stat().st_size:,} bytes", flush=True)
    return 0
