import type { Sms, SmsMessage } from '../ports/sms.ts';

/** An HTTP gateway that takes text messages. */
export interface SmsGatewaySettings {
  /** Without user and password, which `fetch` refuses: `authorization` has them. */
  url: URL;
  /** `json` posts `{ to, from?, text }`; `twilio` the form of Twilio's Messages resource, which others copy. */
  format: 'json' | 'twilio';
  /** Value of the header. */
  authorization: string | undefined;
  /** The sender: a number or a name that the gateway knows. */
  from: string | undefined;
}

const TIMEOUT_MS = 10_000;

/**
 * Sends text messages through an HTTP gateway: any 2xx has taken the message, whatever the body says. A redirect is
 * refused: it would take text and credentials elsewhere. Errors name the status and no more, since URL, number and text
 * are secrets or personal. Nothing is sent again: an attempt that timed out may have been taken.
 */
export function smsGateway(settings: SmsGatewaySettings, { timeoutMs = TIMEOUT_MS } = {}): Sms {
  const headers = new Headers(settings.format === 'json' ? { 'content-type': 'application/json' } : {});
  if (settings.authorization) headers.set('authorization', settings.authorization);
  return {
    async send(message) {
      const body = bodyOf(settings, message);
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(settings.url, { method: 'POST', headers, body, redirect: 'manual', signal }).catch(
        (error: unknown) => {
          throw new Error(`The SMS gateway ${reasonOf(error)}.`);
        },
      );
      await response.body?.cancel().catch(() => {}); // unread: one without end would hold up the sender
      if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}.`);
    },
  };
}

function bodyOf({ format, from }: SmsGatewaySettings, { to, text }: SmsMessage): string | URLSearchParams {
  if (format === 'json') return JSON.stringify({ to, from, text });
  return new URLSearchParams({ To: to, ...(from ? { From: from } : {}), Body: text });
}

/** The code alone: the rest of a network error may repeat what was sent. */
function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'did not answer in time';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
  return `could not be reached (${code})`;
}
