#!/bin/bash
# Installs Klantenbestand for who has no Python: uv brings one, the wheel lies beside this file.
# No administrator rights. Nothing outside the user's own folders changes.
set -u
cd "$(dirname "$0")" || exit 1

stop() {
    printf '\n  %s\n' "$@"
    printf '\n  Druk op Enter om dit venster te sluiten. '
    read -r _
    exit 1
}

printf '\n  Klantenbestand installeren\n  --------------------------\n'
printf '  Dit duurt een paar minuten. U hebt er geen beheerdersrechten voor nodig.\n\n'

wheel=$(find "$PWD" -maxdepth 1 -name 'klantenbestand-*.whl' | sort | tail -n 1)
[ -n "$wheel" ] || stop "Het bestand klantenbestand-....whl staat niet naast dit bestand." \
    "Zet alle bestanden uit het zip-bestand in één map, en probeer het daar opnieuw."

while pgrep -x "Microsoft Excel" >/dev/null 2>&1; do
    printf '  Excel is nog open. Sla uw werk op, sluit Excel en druk op Enter. '
    read -r _ || stop "Sluit Excel en probeer het opnieuw."
done

uv=""
for place in "$PWD/uv" "$(command -v uv)" "$HOME/.local/bin/uv"; do
    [ -n "$uv" ] || { [ -x "$place" ] && uv=$place; }
done
if [ -z "$uv" ]; then
    printf '  Stap 1 van 3: het hulpprogramma uv ophalen (van astral.sh) ...\n'
    curl -LsSf https://astral.sh/uv/install.sh | sh >/dev/null 2>&1
    uv="$HOME/.local/bin/uv"
    [ -x "$uv" ] || stop "Het hulpprogramma uv kon niet worden opgehaald. Hebt u internet?" \
        "In LEESMIJ staat wat u kunt doen als een beveiliging het tegenhoudt."
fi

printf '  Stap 2 van 3: Python en Klantenbestand klaarzetten ...\n'
"$uv" tool install --quiet --force --managed-python --python 3.13 "$wheel" ||
    stop "Python of Klantenbestand kon niet worden klaargezet. Hebt u internet?" \
        "Kijk in LEESMIJ, bij 'Als het niet lukt'."
program="$("$uv" tool dir --bin)/klantenbestand"
# So that a new Terminal window finds klantenbestand. What fails here is no reason to stop: the buttons need it not.
"$uv" tool update-shell --quiet >/dev/null 2>&1 || true

printf '  Stap 3 van 3: de tab in Excel zetten, en een keer proefdraaien ...\n'
printf '  Vraagt uw Mac of Terminal bij gegevens van andere apps mag? Kies Sta toe.\n\n'
"$program" installeren || stop "Er is iets niet gelukt; hierboven staat wat u kunt doen."

printf '\n  Klaar. Start Excel: bovenaan staat de tab Klantenbestand.\n'
printf '  Druk op Enter om dit venster te sluiten. '
read -r _
