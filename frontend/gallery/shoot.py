"""Photograph the rendered gallery at three widths in both themes, and run axe-core over it.

Run it as `python -m gallery.shoot OUT [PAGE …]` from the folder `frontend`, after `gallery.render OUT`.
"""

from __future__ import annotations

import functools
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'"
WIDTHS = (1440, 1024, 390)
AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Handler(SimpleHTTPRequestHandler):
    """Serves the gallery under the policy of the product."""

    def end_headers(self) -> None:
        """Send the content security policy with everything."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


def findings(page: Page) -> list[str]:
    """Return what axe-core finds on the page, one line each."""
    result = page.evaluate("options => axe.run(document, options)", RULES)
    return [
        f"{v['impact']} {v['id']}: {node['target']} {node['failureSummary'].splitlines()[-1]}"
        for v in result["violations"]
        for node in v["nodes"][:4]
    ]


def shoot(page: Page, address: str, target: Path) -> list[str]:
    """Photograph one page; return what the console and axe-core said."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(250)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        said.append(f"the page is {overflow} px too wide")
    page.screenshot(path=target, full_page=True)
    page.evaluate(AXE.read_text())
    return said + findings(page)


def main() -> int:
    """Photograph everything and say what is wrong."""
    out, wanted = Path(sys.argv[1]), sys.argv[2:]
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    bad = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for file in sorted(out.glob("*/*.html")):
            if wanted and file.stem not in wanted:
                continue
            for width in WIDTHS:
                page = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False).new_page()
                theme = file.parent.name
                address = f"http://127.0.0.1:{server.server_port}/{theme}/{file.name}"
                lines = shoot(page, address, out / f"{file.stem}-{theme}-{width}.png")
                page.close()
                bad += len(lines)
                for line in lines:
                    sys.stdout.write(f"{file.stem} {theme} {width}: {line}\n")
        browser.close()
    server.shutdown()
    sys.stdout.write(f"{bad} findings\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
