/** A text message to one phone. */
export interface SmsMessage {
  /** E.164. */
  to: string;
  text: string;
}

/** Sends text messages. Rejects where the message was not taken. */
export interface Sms {
  send(message: SmsMessage): Promise<void>;
}
