/** A message to one person. */
export interface Message {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** Sends mail. Rejects where the message was not taken. */
export interface Mail {
  send(message: Message): Promise<void>;
}
