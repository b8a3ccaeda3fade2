#!/usr/bin/env bash
# Makes .venv with Python 3.11 and installs the pinned packages of the file given. Says in French what is missing.
set -euo pipefail
python=$(command -v python3.11 || command -v python3 || true)
[ -n "$python" ] || { echo "Python 3.11 est introuvable : installez le paquet python3." >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent ; trouvé : $("$python" --version)." >&2; exit 1; }
if [ ! -x .venv/bin/pip ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      echo "Installation du paquet python3-venv…"
      { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install python3-venv; } >/dev/null 2>&1 \
        || { echo "Le paquet python3-venv n’a pas pu être installé. Essayez : apt-get install python3-venv" >&2; exit 1; }
    else
      echo "Il manque le paquet python3-venv. Installez-le : sudo apt-get install python3-venv" >&2; exit 1
    fi
  fi
  "$python" -m venv .venv
fi
echo "Installation des paquets de $1…"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$1" \
  || { echo "L’installation a échoué : le réseau est-il là ? Sans réseau, voir docs/offline.md." >&2; exit 1; }
