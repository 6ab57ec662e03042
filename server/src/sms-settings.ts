import type { SmsGatewaySettings } from './adapters/sms-gateway.ts';
import { ConfigError } from './config-error.ts';
import { isSafeUrl } from './safe-url.ts';

/** What may stand in a header unescaped; what may not would be repeated by the error that refuses it. */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * Reads how text messages go out; without `SALLYPORT_SMS` they don't.
 *
 *     SALLYPORT_SMS          https://user:password@gateway.example/send, where user and password become Basic auth
 *     SALLYPORT_SMS_TOKEN    a bearer token instead of them
 *     SALLYPORT_SMS_FORMAT   json or twilio
 *     SALLYPORT_SMS_FROM     the sender; Twilio asks for one
 */
export function readSmsSettings(env: Readonly<Record<string, string | undefined>>): SmsGatewaySettings | undefined {
  const { SALLYPORT_SMS: value, SALLYPORT_SMS_TOKEN: token, SALLYPORT_SMS_FROM: from } = env;
  const format = env['SALLYPORT_SMS_FORMAT'] || 'json';
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !isSafeUrl(url))
    throw new ConfigError('SALLYPORT_SMS must be an https:// URL, or http://localhost:PORT.');
  const basic = basicAuth(url);
  if (basic && token) throw new ConfigError('SALLYPORT_SMS_TOKEN is refused beside a user in SALLYPORT_SMS.');
  if (token && !TOKEN.test(token)) throw new ConfigError('SALLYPORT_SMS_TOKEN has a character that no header takes.');
  if (format !== 'json' && format !== 'twilio') throw new ConfigError('SALLYPORT_SMS_FORMAT must be json or twilio.');
  if (format === 'twilio' && !from) throw new ConfigError('SALLYPORT_SMS_FROM is missing: Twilio asks for a sender.');
  url.username = url.password = '';
  return { url, format, authorization: token ? `Bearer ${token}` : basic, from: from || undefined };
}

/** RFC 7617: user and password as UTF-8; `%40` in the URL is an `@` in the password. */
function basicAuth({ username, password }: URL): string | undefined {
  if (!username && !password) return undefined;
  try {
    const pair = new TextEncoder().encode(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
    return `Basic ${btoa(String.fromCharCode(...pair))}`;
  } catch {
    throw new ConfigError('SALLYPORT_SMS has a % in its user or password that escapes nothing: write %25.');
  }
}
