import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Outcome } from '../flows/outcome.ts';
import { matchLanguage } from '../messages/match-language.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ports } from '../ports/ports.ts';
import type { Site } from '../ports/site.ts';
import { clientAddress } from './client-address.ts';
import { deviceName } from './device-name.ts';

/**
 * RFC 6265bis §4.1.3.2: with `__Host-` no sub-domain can plant a cookie. Plain http is let in on localhost alone, where
 * browsers take neither the prefix nor `Secure`.
 */
const cookieName = ({ url }: Site, name: string) => `${url.protocol === 'https:' ? '__Host-' : ''}sally-${name}`;

type CallerPorts = Pick<Ports, 'site' | 'remoteAddress'>;

/** What the request's cookies say of who calls, read once. The rest when asked for: most requests need none of it. */
class RequestCaller implements Caller {
  readonly #c: Context;
  readonly #ports: CallerPorts;
  readonly #cookies: Partial<Record<string, string>>;
  #address: string | undefined;

  constructor(c: Context, ports: CallerPorts) {
    this.#c = c;
    this.#ports = ports;
    this.#cookies = getCookie(c);
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

  get address() {
    const { site, remoteAddress } = this.#ports;
    return (this.#address ??= clientAddress(
      remoteAddress(this.#c),
      this.#c.req.header('x-forwarded-for'),
      site.trustedProxies,
    ));
  }

  get device() {
    return deviceName(this.#c.req.header('user-agent'));
  }

  get language() {
    return matchLanguage(this.#c.req.header('accept-language'));
  }

  #cookie(name: string): string | undefined {
    return this.#cookies[cookieName(this.#ports.site, name)];
  }
}

export const callerOf = (c: Context, ports: CallerPorts): Caller => new RequestCaller(c, ports);

/** Sets the cookies that go with an outcome. */
export function setCookies(
  c: Context,
  site: Site,
  clock: Clock,
  { browser, session, trust }: Omit<Outcome, 'step'>,
): void {
  if (browser !== undefined) put(c, site, 'browser', browser);
  if (session) put(c, site, 'session', session.token, session.session.expiresAt - clock());
  if (trust) put(c, site, `trust-${trust.tag}`, trust.token, trust.until - clock());
}

export const dropSessionCookie = (c: Context, site: Site): void => put(c, site, 'session', '', 0);

/** @param maxAge  In ms; without it the cookie ends with the browser. */
function put(c: Context, site: Site, name: string, value: string, maxAge?: number): void {
  const secure = site.url.protocol === 'https:';
  // the browser's own word on whether the embedding page is another site; the origin has been checked already
  const elsewhere = secure && c.req.header('sec-fetch-site') === 'cross-site';
  setCookie(c, cookieName(site, name), value, {
    path: '/',
    httpOnly: true,
    secure,
    ...(elsewhere ? { sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
    ...(maxAge === undefined ? {} : { maxAge: Math.floor(maxAge / 1000) }),
  });
}
