/**
 * Works on several things at a time, never on more than `atOnce`. One that fails stops no other.
 * @throws the first failure, once everything has been worked on
 */
export async function inParallel<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<void>): Promise<void> {
  const left = things.values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const thing of left) await work(thing).catch((error: unknown) => { failures.push(error); });
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
