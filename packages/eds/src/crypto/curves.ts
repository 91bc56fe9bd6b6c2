/** A curve y^2 = x^3 + ax + b over the field of p elements, with a base point (x, y) of prime order n. */
export interface CurveParameters {
  /** Length of a coordinate, a scalar and half a signature, in bytes. */
  readonly size: 32 | 64;
  readonly fieldBits: 256 | 512;
  /** p = 2^fieldBits - c; the small c makes reduction cheap. 0 for a prime of another form (the standards' examples). */
  readonly c: bigint;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly n: bigint;
  readonly x: bigint;
  readonly y: bigint;
}

export type CurveName = 'cryptopro-a' | 'tc26-256-a' | 'tc26-512-a';

/** A curve of Kazakhstan's keys, with the identifier that stands in certificates. */
export interface Curve extends CurveParameters {
  readonly name: CurveName;
  readonly oid: string;
}

const P_256 = 2n ** 256n - 617n;
const P_512 = 2n ** 512n - 569n;

/** GOST 34.310-2004 in Kazakhstan's certificates: GostR3410-2001-CryptoPro-A (RFC 4357, 11.4). */
export const CRYPTOPRO_A: Curve = {
  name: 'cryptopro-a',
  oid: '1.2.398.3.10.1.1.1.1.1',
  size: 32,
  fieldBits: 256,
  c: 617n,
  p: P_256,
  a: P_256 - 3n,
  b: 0xa6n,
  n: 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF6C611070995AD10045841B09B761B893n,
  x: 1n,
  y: 0x8D91E471E0989CDA27DF505A453F2B7635294F2DDF23E3B122ACC99C9E9F1E14n,
}

/** GOST 34.10-2015, 256 bits: tc26-gost-3410-12-256-paramSetA (RFC 7836, A.2). */
export const TC26_256_A: Curve = {
  name: 'tc26-256-a',
  oid: '1.2.398.3.10.1.1.2.1.1',
  size: 32,
  fieldBits: 256,
  c: 617n,
  p: P_256,
  a: 0xC2173F1513981673AF4892C23035A27CE25E2013BF95AA33B22C656F277E7335n,
  b: 0x295F9BAE7428ED9CCC20E7C359A9D41A22FCCD9108E17BF7BA9337A6F8AE9513n,
  n: 0x400000000000000000000000000000000FD8CDDFC87B6635C115AF556C360C67n,
  x: 0x91E38443A5E82C0D880923425712B2BB658B9196932E02C78B2582FE742DAA28n,
  y: 0x32879423AB1A0375895786C4BB46E9565FDE0B5344766740AF268ADB32322E5Cn,
}

/** GOST 34.10-2015, 512 bits: tc26-gost-3410-12-512-paramSetA (RFC 7836, A.1). The NCA's curve since 2022. */
export const TC26_512_A: Curve = {
  name: 'tc26-512-a',
  oid: '1.2.398.3.10.1.1.2.2.1',
  size: 64,
  fieldBits: 512,
  c: 569n,
  p: P_512,
  a: P_512 - 3n,
  b: 0xE8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760n,
  n: 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275n,
  x: 3n,
  y: 0x7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4n,
}

export const CURVES: readonly Curve[] = [CRYPTOPRO_A, TC26_256_A, TC26_512_A];

/** Whether (x, y) are reduced coordinates of a point of the curve. The point at infinity has none. */
export function isOnCurve(curve: CurveParameters, x: bigint, y: bigint): boolean {
  if (x < 0n || y < 0n || x >= curve.p || y >= curve.p) return false;
  return (y * y - (x * x * x + curve.a * x + curve.b)) % curve.p === 0n;
}
