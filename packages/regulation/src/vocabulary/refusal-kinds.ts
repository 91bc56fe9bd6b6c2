/** The kinds of refusal the decrees know; each keeps its own author, form, notice and statistics. */
export const REFUSAL_KINDS = [
  'authorisationRefused', 'edsNotConfirmed', 'dataUnavailable', 'stateDataAbsent', 'documentsRejected',
  'acceptanceRefused', 'reasonedRefusal', 'negativeResult', 'akimatRefusal', 'queueRefusal', 'annulled',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];
