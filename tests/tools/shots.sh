#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: shots.sh BUILD-FOLDER OUTPUT-FOLDER [STATE...]
# Screenshots of the real window at the sizes and in the settings worth looking at. Run by `./dev shots`.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
shift 2
states=("$@")
bad=$(mktemp --suffix=.json)
trap 'rm -f "$bad"' EXIT
printf '{\n  "resources": [\n    { "name": "x", "data": [1, 2,, 3] }\n  ]\n}\n' >"$bad"

# A window that is mapped before there is a window manager may never be maximized nor drawn.
with_manager='openbox >/dev/null 2>&1 &
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q window; do sleep 0.05; done
program=$0 out=$1 suffix=$2 dataset=$3 bad=$4
shift 4
# One that comes while the window manager begins may never be mapped: it is begun again.
for state in "$@"; do
  timeout 30 "$program" "$out" "$suffix" "$dataset" "$bad" "$state" ||
    timeout 60 "$program" "$out" "$suffix" "$dataset" "$bad" "$state" || failed=1
done
exit ${failed:-0}'

# shoot WIDTHxHEIGHT SUFFIX [VARIABLE=VALUE...] -- [STATE...]: all states, or those given
shoot() {
  local size=$1 suffix=$2 settings=()
  shift 2
  while [ $# -gt 0 ] && [ "$1" != -- ]; do settings+=("$1"); shift; done
  [ $# -gt 0 ] && shift
  [ ${#states[@]} -gt 0 ] && set -- "${states[@]}"
  # Each state in a program of its own: what one leaves open is not in the picture of the next.
  # shellcheck disable=SC2046
  [ $# -gt 0 ] || set -- $("$build/tests/tools/shots" --list)
  env JCT_TEST_SCREEN="${size}x24" "${settings[@]}" "$root/tests/run-with-display" \
    sh -c "$with_manager" "$build/tests/tools/shots" \
    "$out" "$suffix" "$root/data/datasets/us-china-repatriation.json" "$bad" "$@" || failed=1
}

shoot 1280x800 1280x800 --
shoot 1024x768 1024x768 --
shoot 1920x1080 1920x1080 -- start opening halt fiscal areas data compare
shoot 900x600 900x600 -- start halt areas
shoot 640x720 640x720 -- start halt data export
shoot 360x640 360x640 -- export export-table
shoot 1280x800 1280x800-dark ADW_DEBUG_COLOR_SCHEME=prefer-dark -- start opening halt areas hover data compare elsewhere
shoot 1920x1080 1920x1080-dark ADW_DEBUG_COLOR_SCHEME=prefer-dark -- halt
shoot 1280x800 1280x800-contrast ADW_DEBUG_HIGH_CONTRAST=1 -- start halt neighbours
shoot 1280x800 1280x800-large JCT_SHOTS_DPI=144 -- start halt areas data compare elsewhere
shoot 1280x800 1280x800-rtl JCT_SHOTS_RTL=1 -- start halt data numbers compare elsewhere
shoot 1280x800 1280x800-es LANGUAGE=es LC_ALL=C.UTF-8 -- start halt error data compare
exit "${failed:-0}"
