/** What each side grants the other. Times in milliseconds. */
export interface ChannelLimits {
  /** For one exchange. */
  readonly timeoutMs: number;
  /** Messages waiting at the gateway for one receiver; over it senders are told to come later (`GW-BUSY`) and wait. */
  readonly queueMax: number;
  /** Messages worked on at once by one address; more are told to come later. */
  readonly inFlightMax: number;
  /** Of one message. Attachments travel by hash, so that messages stay small. */
  readonly bytesMax: number;
  /** Failures in a row after which a partner is spared, and for how long. */
  readonly failuresMax: number;
  readonly openMs: number;
  /** How often the queues are looked at. */
  readonly beatMs: number;
}

export const CHANNEL_LIMITS: ChannelLimits = {
  timeoutMs: 5000, queueMax: 1000, inFlightMax: 50, bytesMax: 1024 * 1024, failuresMax: 3, openMs: 2000, beatMs: 200,
};
