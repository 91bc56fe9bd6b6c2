/** Whether a text from outside is an id of ours. Stricter than the database's own reading, so that it never complains. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
