import type { SecurityVerdict } from './message-security.ts';

/** Thrown inside this folder only, to leave a refused signature in one step. */
export class RefusedSecurity extends Error {
  readonly code: Extract<SecurityVerdict, { kind: 'invalid' }>['code'];
  constructor(code: RefusedSecurity['code'], detail: string) {
    super(detail);
    this.name = 'RefusedSecurity';
    this.code = code;
  }
}
