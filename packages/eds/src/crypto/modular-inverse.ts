/** The inverse of `value` modulo a prime; `value` must not be a multiple of it. */
export function modularInverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, value % modulus];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) throw new RangeError('Expected to invert a number prime to the modulus');
  return t0 < 0n ? t0 + modulus : t0;
}
