#!/usr/bin/env bash
# The browser of the tests: the distribution's Chromium, installed when we may.
set -euo pipefail
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installation de Chromium, pour les tests…"
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install chromium; } >/dev/null 2>&1 && exit 0
fi
echo "Chromium est introuvable, et il faut un navigateur pour les tests. Installez-le : sudo apt-get install chromium" >&2
exit 1
