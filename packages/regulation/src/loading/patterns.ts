import { z } from 'zod';
import { localized } from '../model/parts.ts';
import type { StepSource } from '../model/types.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';

/**
 * Sentences that many regulations share, stated once: keyed by act ("assign"), or by act and actor
 * ("register@CentreEmployee"). A step's own `text` always wins.
 */
export const patterns = z.record(z.string(), localized);
export type Patterns = z.infer<typeof patterns>;

export function patternText(known: Patterns, step: StepSource): LocalizedText | undefined {
  return step.text ?? known[`${step.act}@${step.actor}`] ?? known[step.act];
}
