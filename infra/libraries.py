"""Check the system libraries and programs that no Python package carries; install them where we may.

`libraries.py pdf` asks for what WeasyPrint needs to write a PDF, `libraries.py tests` for all that tests do.
It runs with any Python 3.11 or later and without our packages.
"""

import ctypes
import os
import shutil
import subprocess
import sys

PDF_LIBRARIES = {
    # name: files by system, as WeasyPrint looks for them
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    # WeasyPrint does without it, but then a PDF is slower to make and differs from run to run.
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
TEST_PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "pdftoppm": ("pdftoppm",)}
TEST_FONTS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

APT = "apt-get install -y --no-install-recommends"
PDF_COMMANDS = {
    "apt-get": f"{APT} libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install -y pango harfbuzz fontconfig",
    "apk": "apk add pango harfbuzz-subset fontconfig",
    "brew": "brew install pango harfbuzz",
}
TEST_COMMANDS = {
    "apt-get": f"{APT} chromium fonts-noto-core fonts-noto-cjk poppler-utils",
    "dnf": "dnf install -y chromium google-noto-sans-fonts google-noto-sans-cjk-fonts poppler-utils",
    "apk": "apk add chromium font-noto font-noto-cjk poppler-utils",
    "brew": "brew install --cask chromium && brew install poppler",
}
HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib")


def missing_libraries() -> list[str]:
    return [name for name, files in PDF_LIBRARIES.items() if not any(loads(file) for file in files)]


def missing_programs() -> list[str]:
    missing = [name for name, files in TEST_PROGRAMS.items() if not any(map(shutil.which, files))]
    if sys.platform == "linux" and not os.path.exists(TEST_FONTS) and missing:
        missing.append("fonts for Chinese")
    return missing


def loads(file: str) -> bool:
    folders = HOMEBREW if sys.platform == "darwin" else ()
    for path in (file, *(f"{folder}/{file}" for folder in folders)):
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(command: str) -> bool:
    """Run apt-get as root, with fresh lists when the old ones do not know the packages."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for before in ([], ["apt-get", "update"]):
        if before:
            subprocess.run(before, check=False, env=environ, **quiet)
        done = subprocess.run(command.split(), check=False, env=environ, **quiet)
        if done.returncode == 0:
            return True
    print(done.stderr.decode(errors="replace").strip()[-800:], file=sys.stderr)
    return False


def command_for(commands: dict[str, str]) -> str:
    """Choose the command of this machine's package manager; with none that we know, show Debian's."""
    manager = next((name for name in commands if shutil.which(name)), "apt-get")
    command = commands[manager]
    return command if manager == "brew" or os.geteuid() == 0 else f"sudo {command}"


def main(arguments: list[str]) -> int:
    if arguments not in (["pdf"], ["tests"]):
        print("usage: libraries.py pdf|tests", file=sys.stderr)
        return 2
    missing = missing_libraries()
    if missing and may_install():
        print(f"libraries   installing those that write PDFs: {', '.join(missing)}", flush=True)
        install(PDF_COMMANDS["apt-get"])
        missing = missing_libraries()
    if missing:
        names = ", ".join(missing)
        print(
            f"Libraries to write PDFs are missing ({names}). Run: {command_for(PDF_COMMANDS)}",
            file=sys.stderr,
        )
        return 1
    return 0 if arguments == ["pdf"] else check_programs()


def check_programs() -> int:
    missing = missing_programs()
    if missing and may_install():
        print(f"libraries   installing what some tests need: {', '.join(missing)}", flush=True)
        install(TEST_COMMANDS["apt-get"])
        missing = missing_programs()
    if missing:
        names = ", ".join(missing)
        print(
            f"Some tests need {names} and will fail without. Run: {command_for(TEST_COMMANDS)}",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
