/** Sends short messages. Rejects where the message was not taken. */
export interface Sms {
  /** @param to  E.164. */
  send(message: { to: string; text: string }): Promise<void>;
}
