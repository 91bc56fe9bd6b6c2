/** Policies of the NCA's time-stamping authority; each signs with another algorithm. */
export const TSA_POLICY = {
  gost34311: '1.2.398.3.3.2.6.1',
  rsa: '1.2.398.3.3.2.6.2',
  gostgt: '1.2.398.3.3.2.6.3',
  gost2015: '1.2.398.3.3.2.6.4',
} as const;
