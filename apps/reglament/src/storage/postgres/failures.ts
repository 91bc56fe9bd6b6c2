/** Every way the ground under the storage can fail. The code is stable: scripts and documents may rely on it. */
export type DatabaseFailureCode =
  | "DATABASE_BINARIES_MISSING"
  | "DATABASE_BINARIES_UNUSABLE"
  | "DATABASE_FOLDER_UNUSABLE"
  | "DATABASE_OTHER_VERSION"
  | "DATABASE_NOT_STARTED"
  | "DATABASE_NOT_STOPPED"
  | "DATABASE_TOO_OLD"
  | "DATABASE_UNREACHABLE"
  | "MIGRATION_NAME_INVALID"
  | "MIGRATION_CHANGED"
  | "MIGRATION_UNKNOWN"
  | "MIGRATION_OUT_OF_ORDER"
  | "MIGRATION_FAILED";

/**
 * A failure of the database, its server or its migrations. `message` is a whole sentence that says what was found
 * and what to do; it never holds rows or parameters, so it may be logged.
 */
export class DatabaseFailure extends Error {
  override readonly name = "DatabaseFailure";
  readonly code: DatabaseFailureCode;

  constructor(code: DatabaseFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The errno name ("ENOENT") or SQLSTATE of an unknown thrown value, "" when it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
