/** Events from which a norm may run. A norm without `from` runs from the end of the previous step. */
export const MARKS = [
  'documents-handed-in', 'documents-received', 'registration', 'request-sent', 'decision', 'notice-received',
  'guarantee-presented', 'consideration-ended', 'commission-sitting', 'conclusion', 'result-issued', 'application',
] as const;
export type Mark = (typeof MARKS)[number];
