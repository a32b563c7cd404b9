#!/usr/bin/env bash
# Verifies the unit file and prints how exposed the service is, without a running systemd.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/usr/sbin"
# verify wants the program to exist; a stand-in is enough to check everything else.
sed "s|^ExecStart=/usr/sbin/obstatd|ExecStart=/bin/true|" obstatd.service > "$work/obstatd.service"
systemd-analyze verify --man=no --recursive-errors=no "$work/obstatd.service"
systemd-analyze security --offline=yes --no-pager "$work/obstatd.service" | tail -n 1
sed "s|^ExecStart=/usr/sbin/obstat-notify|ExecStart=/bin/true|" obstat-notify.service > "$work/obstat-notify.service"
systemd-analyze verify --man=no --recursive-errors=no "$work/obstat-notify.service"
systemd-analyze security --offline=yes --no-pager "$work/obstat-notify.service" | tail -n 1
