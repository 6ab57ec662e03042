import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { KNOWN_MS } from '../accounts/known-browser.ts';
import type { Outcome } from '../flows/outcome.ts';
import { matchLanguage } from '../messages/match-language.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ports } from '../ports/ports.ts';
import type { Site } from '../ports/site.ts';
import { clientAddress, siteNetwork } from './client-address.ts';
import { hopsOf } from './forwarded.ts';
import { handCookies } from './hand-cookies.ts';
import { tellUnread } from './tell-unread.ts';
import { deviceName } from './device-name.ts';

/**
 * RFC 6265bis §4.1.3.2: with `__Host-` no sub-domain can plant a cookie. Plain http is let in on localhost alone, where
 * browsers take neither the prefix nor `Secure`.
 */
const cookieName = ({ url }: Site, name: string) => `${url.protocol === 'https:' ? '__Host-' : ''}sally-${name}`;

type CallerPorts = Pick<Ports, 'site' | 'remoteAddress' | 'log'>;

/** What the request says of who calls, as far as it is asked: most requests need little of it. */
class RequestCaller implements Caller {
  readonly #c: Context;
  readonly #ports: CallerPorts;
  #address: string | undefined;
  #cookies: Partial<Record<string, string>> | undefined;

  constructor(c: Context, ports: CallerPorts) {
    this.#c = c;
    this.#ports = ports;
  }

  get browser() {
    return this.#cookie('browser');
  }

  get session() {
    return this.#cookie('session');
  }

  trust(tag: string) {
    return this.#cookie(`trust-${tag}`);
  }

  known(tag: string) {
    return this.#cookie(`known-${tag}`);
  }

  get address() {
    const { site, remoteAddress, log } = this.#ports;
    return (this.#address ??= clientAddress(remoteAddress(this.#c), hopsOf(this.#c), site.trustedProxies, () =>
      tellUnread(log),
    ));
  }

  get network() {
    return siteNetwork(this.address);
  }

  get signal() {
    return this.#c.req.raw.signal;
  }

  get device() {
    return deviceName(this.#c.req.header('user-agent'));
  }

  get language() {
    return matchLanguage(this.#c.req.header('accept-language'));
  }

  #cookie(name: string): string | undefined {
    this.#cookies ??= getCookie(this.#c); // all at once: one by one each takes as long
    return this.#cookies[cookieName(this.#ports.site, name)];
  }
}

export const callerOf = (c: Context, ports: CallerPorts): Caller => new RequestCaller(c, ports);

/** The cookies that go with an outcome: values of `Set-Cookie`. */
export function cookiesOf(
  c: Context,
  site: Site,
  clock: Clock,
  { browser, session, trust, known }: Omit<Outcome, 'step'>,
): string[] {
  return [
    ...(browser === undefined ? [] : [cookie(c, site, 'browser', browser)]),
    ...(session ? [cookie(c, site, 'session', session.token, session.session.expiresAt - clock())] : []),
    ...(known ? [cookie(c, site, `known-${known.tag}`, known.token, KNOWN_MS)] : []),
    ...(trust ? [cookie(c, site, `trust-${trust.tag}`, trust.token, trust.until - clock())] : []),
  ];
}

/** Forgets the session, and with another token in place of the old one which flows are this browser's. */
export function dropSessionCookies(c: Context, site: Site, browser: string): void {
  const cookies = [cookie(c, site, 'session', '', 0), cookie(c, site, 'browser', browser)];
  for (const each of cookies) c.header('Set-Cookie', each, { append: true });
  handCookies(c, cookies);
}

/** @param maxAge  In ms; without it the cookie ends with the browser. */
function cookie(c: Context, site: Site, name: string, value: string, maxAge?: number): string {
  const secure = site.url.protocol === 'https:';
  // the browser's own word on whether the embedding page is another site; the origin has been checked already
  const elsewhere = secure && c.req.header('sec-fetch-site') === 'cross-site';
  return generateCookie(cookieName(site, name), value, {
    path: '/',
    httpOnly: true,
    secure,
    ...(elsewhere ? { sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
    ...(maxAge === undefined ? {} : { maxAge: Math.floor(maxAge / 1000) }),
  });
}
