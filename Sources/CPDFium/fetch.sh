#!/bin/sh
# fetch.sh FILE: puts PDFium's shared library at FILE, unless the right one is there already.
#
# The library is one member of the Python package pypdfium2, which carries builds of PDFium for Linux; version,
# package and library are pinned by hash. Needs python3 with pip and, the first time, the package index.
set -eu

version=5.15.2
fail() {
    printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
    exit 1
}

[ $# -eq 1 ] || fail "fetch.sh takes one argument" "name the file to write: fetch.sh /usr/local/lib/obstat/libpdfium.so"
target=$1

case $(uname -m) in
x86_64)
    platform=manylinux2014_x86_64
    package=dc31aea5b0fb9fefc9b537a65f4113980b2c40798445736a7e6565bc85161e37
    library=c76dc0f7839644bfa7c3e3107a6068df714e339c861bb7d4519907b821d427f9
    ;;
aarch64)
    platform=manylinux2014_aarch64
    package=dd46e93c0c3a73f6cea8489baff6d77a5d0759dd53fbbce0aeb49c91830176fc
    library=4378615ad9710397c96c112611be9018629bbfe38805d91a2663a534b99c28ca
    ;;
*) fail "no PDFium is pinned for $(uname -m)" "Obstat reads PDF on x86_64 and aarch64 only" ;;
esac

is_right() { [ -f "$1" ] && [ "$(sha256sum <"$1" | cut -d' ' -f1)" = "$library" ]; }
is_right "$target" && exit 0

python3 -m pip --version >/dev/null 2>&1 || fail "python3 -m pip does not run" "apt-get install python3-pip"
work=$(mktemp -d)
trap 'rm -rf "$work" "$target.new.$$"' EXIT
trap 'exit 1' HUP INT TERM

echo "pypdfium2==$version --hash=sha256:$package" >"$work/requirements.txt"
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
    --platform "$platform" --dest "$work" -r "$work/requirements.txt" ||
    fail "PDFium could not be downloaded" "check the connection to the Python package index, then run this again"

python3 - "$work" <<'PYTHON' || fail "the downloaded package can't be opened" "run this again"
import glob, sys, zipfile
work = sys.argv[1]
with zipfile.ZipFile(glob.glob(work + "/*.whl")[0]) as package:
    with open(work + "/libpdfium.so", "wb") as library:
        library.write(package.read("pypdfium2_raw/libpdfium.so"))
PYTHON
is_right "$work/libpdfium.so" || fail "PDFium in the package is not the pinned one" "do not use it; report this"

# Written beside the target and renamed, so that nobody ever opens half a library.
mkdir -p "$(dirname "$target")" && cp "$work/libpdfium.so" "$target.new.$$" && chmod 644 "$target.new.$$" &&
    mv -f "$target.new.$$" "$target" ||
    fail "$target can't be written" "choose a folder that you may write to, or run this with sudo"
