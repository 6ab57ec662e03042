/** A message to one person. */
export interface Message {
  to: string;
  subject: string;
  /** Plain text, complete in itself. */
  text: string;
  /** The same as a page, for programs that show one. */
  html?: string;
}

/** Sends mail. Rejects where the message was not taken, with an error that quotes nothing of it. */
export interface Mail {
  send(message: Message): Promise<void>;
  /** Rejects where the mail server can't be reached or lets nobody in, where there is one. */
  verify?(): Promise<void>;
  /** Lets the connections to a mail server go, where there are any. Nothing is sent afterwards. */
  close?(): void;
}
