#!/usr/bin/env bash
# The browser of the tests, the distribution's Chromium, and the library that its driver needs: installed when we may.
set -euo pipefail
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || /sbin/ldconfig -p | grep -q 'libatomic\.so\.1' || missing+=(libatomic1)
[ ${#missing[@]} = 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installation de ${missing[*]}, pour les tests…"
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install "${missing[@]}"; } >/dev/null 2>&1 && exit 0
fi
echo "Il faut un navigateur pour les tests. Installez-le : sudo apt-get install ${missing[*]}" >&2
exit 1
