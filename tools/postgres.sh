#!/usr/bin/env bash
# A throw-away PostgreSQL for tests: its own cluster in a temporary folder, loopback only, gone when stopped.
#
#   tools/postgres.sh start          prints the folder, then the address
#   tools/postgres.sh stop FOLDER    stops that one (by its own pid file) and removes the folder
#   tools/postgres.sh found          says whether PostgreSQL's programs are here
#
# PostgreSQL refuses to run as root: root starts it as the user postgres, anybody else as himself.
set -euo pipefail

programs() {
    local folder
    for folder in $(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/pgsql/bin 2>/dev/null | sort -Vr); do
        [ -x "$folder/initdb" ] && { echo "$folder"; return; }
    done
    local found
    found=$(command -v initdb) && { dirname "$found"; return; }
    return 1
}

as_owner() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
    local bin folder password port
    bin=$(programs) || { echo "PostgreSQL is not installed here" >&2; exit 1; }
    # Root's own temporary folder may be closed to the user postgres; /tmp is open to all.
    local base=/tmp
    [ "$(id -u)" = 0 ] || base=${TMPDIR:-/tmp}
    folder=$(mktemp -d "$base/prach-pg-XXXXXX")
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && echo "$password" > "$folder/password")
    [ "$(id -u)" != 0 ] || chown -R postgres "$folder"
    trap 'rm -rf "$folder"' ERR
    as_owner "$bin/initdb" -D "$folder/data" -U prach --pwfile="$folder/password" -A scram-sha-256 \
        -E UTF8 --locale=C --no-sync > "$folder.log" 2>&1 || { cat "$folder.log" >&2; rm -f "$folder.log"; false; }
    rm -f "$folder.log"
    port=$(free_port)
    as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 start -o "-p $port -k $folder \
        -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c max_connections=60 -c shared_buffers=64MB -c jit=off -c autovacuum=off" > /dev/null ||
        { cat "$folder/log" >&2; false; }
    echo "$folder"
    echo "postgres://prach:$password@127.0.0.1:$port/postgres"
}

stop() {
    local bin=$1 folder=$2
    case "$(basename "$folder")" in prach-pg-*) ;; *) echo "not one of ours: $folder" >&2; exit 1 ;; esac
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
    rm -rf "$folder"
}

case "${1:-}" in
    start) start ;;
    stop) stop "$(programs)" "${2:?which folder?}" ;;
    found) programs > /dev/null ;;
    *) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
