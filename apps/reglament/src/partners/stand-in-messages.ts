import { z } from 'zod';

const TIMEOUT_MS = 5000;

const delivered = z.array(z.object({ to: z.string(), text: z.string(), at: z.string() }));

/** What the stand-in of the operator has delivered: only the demonstration can read other people's telephones. */
export async function readStandInMessages(url: string): Promise<z.infer<typeof delivered>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  return delivered.parse(await response.json());
}
