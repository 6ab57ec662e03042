import { createTransport } from 'nodemailer';
import { isMailAddress, type Mailbox } from '../messages/mail-address.ts';
import type { Mail } from '../ports/mail.ts';
import { LOOPBACK } from '../safe-url.ts';

/** From the call to the mail server's word that it took the message, whatever of it is slow. */
const PATIENCE_MS = 10_000;

/**
 * Sends by the mail server that a URL names: `smtps://` is TLS from the first byte, port 465; `smtp://` port 587, where
 * STARTTLS is required (RFC 8314 §3.3: codes and links are worth a password) and the certificate is checked. On
 * loopback `smtp://` goes without: nobody is in between, and a local server's certificate proves nothing. Connections
 * are kept and used again.
 *
 * `send` and `verify` reject within `patienceMs`, and tell the codes of what failed alone: a server's reply may quote
 * the address, the link or the login.
 */
export function smtpMail(url: URL, from: Mailbox, { patienceMs = PATIENCE_MS }: { patienceMs?: number } = {}): Mail {
  const secure = url.protocol === 'smtps:';
  const local = LOOPBACK.has(url.hostname);
  const pool = createTransport({
    pool: true,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !local,
    ignoreTLS: local,
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
  });
  return {
    async send({ to, subject, text, html }) {
      if (!isMailAddress(to)) throw new Error('The message was not sent: its recipient is no mail address.');
      try {
        await pool.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834 §5: no holiday notes in reply
          xMailer: false,
          signal: AbortSignal.timeout(patienceMs),
        });
      } catch (error) {
        throw notTaken(error);
      }
    },
    async verify() {
      try {
        await Promise.race([pool.verify(), timeout(patienceMs)]);
      } catch (error) {
        throw notTaken(error, 'can’t be used');
      }
    },
    close: () => pool.close(),
  };
}

const timeout = (ms: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), ms).unref();
  });

function notTaken(error: unknown, what = 'did not take the message'): Error {
  const { code, originalCode, command, response = '' } = error as Record<string, string | undefined>;
  const reply = /^\d{3}([ -]\d\.\d{1,3}\.\d{1,3}\b)?/.exec(response)?.[0]; // RFC 5321 §4.2, RFC 3463 §2
  const facts = [code, originalCode, command, reply].filter(Boolean).join(', ');
  return new Error(`The mail server ${what} (${facts}).`);
}
