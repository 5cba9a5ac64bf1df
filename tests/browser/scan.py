"""Opens pages that assize wrote in a real browser, without a network, and says what is wrong with them.

    python3 scan.py AXE.JS PAGE.html...

Each page is opened wide in light colours and narrow in dark ones. Told are: violations of the accessibility rules
of WCAG 2 at levels A and AA (by axe-core), anything the page asked for besides itself, and a page that is
wider than its window. The pages themselves carry no script: the rules are put into a copy.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

VIEWS = [("wide", (1280, 900), "light"), ("narrow", (390, 844), "dark")]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What width and colours can change; the other rules see the same in every view.
OF_VIEW = ["color-contrast", "scrollable-region-focusable", "target-size", "link-in-text-block"]

# Put at the end of a copy of the page: runs the rules and leaves what they found as text.
PROBE = """
<script>%(axe)s</script>
<script>
addEventListener("load", async () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  const asked = performance.getEntriesByType("resource").map(e => e.name)
    .filter(name => !name.startsWith("data:"));
  const width = document.documentElement.scrollWidth, window_ = innerWidth;
  const found = await axe.run(document, {runOnly: %(rules)s, resultTypes: ["violations"]});
  const violations = found.violations.map(v => ({
    rule: v.id, says: v.help, nodes: v.nodes.length,
    first: v.nodes.slice(0, 3).map(n => n.target.join(" ") + ": " + n.html.slice(0, 160)),
  }));
  parent.postMessage(JSON.stringify({violations, asked, width, window: window_,
    rules: found.testEngine.version}), "*");
});
</script>
"""

# The page stands in a frame of the wanted size, since windows of a browser have a least width of their own.
FRAME = """<!doctype html><title>scan</title><body>
<iframe src="page.html" width="%d" height="%d"></iframe>
<script>
addEventListener("message", (message) => {
  const told = document.createElement("pre");
  told.id = "told-by-the-scan";
  told.textContent = message.data;
  document.body.replaceChildren(told);
});
</script>
"""


def browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    sys.exit("scan: no Chromium on this machine")


def look(program, page, axe, window, scheme):
    """What the scan tells of one page in one window."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    rules = LEVELS if scheme == "light" else OF_VIEW
    probe = PROBE % {"axe": axe.replace("</script", "<\\/script"), "rules": json.dumps(rules)}
    with tempfile.TemporaryDirectory() as room:
        inner, outer = pathlib.Path(room, "page.html"), pathlib.Path(room, "frame.html")
        if scheme == "dark":
            text = text.replace("prefers-color-scheme: dark", "min-width: 0px")
        inner.write_text(text + probe, encoding="utf-8")
        outer.write_text(FRAME % window, encoding="utf-8")
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars", f"--user-data-dir={room}/profile",
            "--window-size=1400,1000", "--virtual-time-budget=30000", "--dump-dom", outer.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    told = re.search(r'<pre id="told-by-the-scan">(.*?)</pre>', done.stdout, re.DOTALL)
    if not told:
        sys.exit(f"scan: {page} was not scanned: {done.stderr[-2000:]}")
    unescaped = told.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return json.loads(unescaped)


def faults(told, window):
    """What is wrong, a line each."""
    for violation in told["violations"]:
        yield f"{violation['rule']} ({violation['nodes']} places): {violation['says']}"
        yield from (f"    {place}" for place in violation["first"])
    yield from (f"asks for {name}" for name in told["asked"])
    if told["width"] > max(told["window"], window[0]):
        yield f"is {told['width']} pixels wide in a window of {told['window']}"


def main():
    axe = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    program, bad = browser(), 0
    for page in map(pathlib.Path, sys.argv[2:]):
        for name, window, scheme in VIEWS:
            told = look(program, page, axe, window, scheme)
            lines = list(faults(told, window))
            bad += bool(lines)
            seen = f"window of {told['window']}, rules {told['rules']}"
            print(f"{page}, {name}, {scheme}: {'FAULTS' if lines else 'no fault'} ({seen})", flush=True)
            for line in lines:
                print(f"  {line}", flush=True)
    sys.exit(1 if bad else 0)


main()
