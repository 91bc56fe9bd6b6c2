/** One exchange as it went over the wire, for the journal of messages. `sent` and `received` are never rebuilt. */
export interface KeptExchange {
  readonly direction: 'in' | 'out';
  readonly sent: Uint8Array;
  /** Empty when nothing came. */
  readonly received: Uint8Array;
  readonly at: Date;
  /** `answered`, or the code of the fault or failure. */
  readonly outcome: string;
}

/** Awaited before the answer goes out (server) or is believed (client): what cannot be kept is not done. */
export type KeepExchange = (exchange: KeptExchange) => Promise<void> | void;
