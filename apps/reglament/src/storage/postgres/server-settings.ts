/**
 * The server's settings, written anew at every start so that a new release brings its own. Meant for two cores and a
 * few gigabytes; whoever has more gives a PostgreSQL of their own in DATABASE_URL.
 *
 * `durable: false` is for tests only: commits are lost when the machine (not merely the server) goes down.
 */
export function serverSettings(sockets: string, durable: boolean): string {
  const settings: readonly (readonly [string, string])[] = [
    // Reached through the socket only; its folder is closed to other users, which is why "trust" may stand in pg_hba.conf.
    ["listen_addresses", ""],
    ["unix_socket_directories", sockets],
    ["unix_socket_permissions", "0700"],
    // All test files of a machine share one server, and each of their offices has a pool of its own.
    ["max_connections", durable ? "60" : "300"],
    ["shared_buffers", "128MB"],
    ["work_mem", "8MB"],
    ["maintenance_work_mem", "64MB"],
    ["effective_cache_size", "1GB"],
    ["random_page_cost", "1.1"],
    // Short queries on two cores gain nothing from helpers, and helpers need /dev/shm, which containers keep small.
    ["max_parallel_workers_per_gather", "0"],
    ["jit", "off"],
    ["wal_compression", "on"],
    ["max_wal_size", "1GB"],
    ["checkpoint_timeout", "15min"],
    ["fsync", durable ? "on" : "off"],
    // On even without fsync, where it costs nothing: a commit must outlive the server's death in tests as well.
    ["synchronous_commit", "on"],
    ["full_page_writes", durable ? "on" : "off"],
    ["timezone", "UTC"],
    ["log_timezone", "UTC"],
    ["log_min_messages", "warning"],
    ["log_checkpoints", "off"],
    // A refused duplicate key is ordinary here (repeated submissions), and the statement would carry personal data.
    ["log_min_error_statement", "panic"],
    ["log_line_prefix", "%m [%p] %a "],
  ];
  return `# Written by Reglament at every start; changes here are lost.\n${settings.map(setting).join("")}`;
}

function setting([name, value]: readonly [string, string]): string {
  return `${name} = '${value.replaceAll("'", "''")}'\n`;
}
