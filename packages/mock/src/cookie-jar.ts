/** A cookie's value, and when it ends: Unix time in ms. Without one it lasts as long as the mock. */
export interface Cookie {
  value: string;
  until?: number;
}

/** Keeps the cookies that a tab can't: those of answers that the page makes itself. Their time is the mock's. */
export class CookieJar {
  readonly cookies: Map<string, Cookie>;
  readonly #clock: () => number;

  constructor(clock: () => number, cookies: Iterable<[string, Cookie]> = []) {
    this.#clock = clock;
    this.cookies = new Map(cookies);
  }

  /** @param cookie  A value of `Set-Cookie` (RFC 6265 §4.1); of its attributes only `Max-Age` counts here. */
  take(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const age = attributes.map((each) => /^\s*max-age=(-?\d+)/i.exec(each)?.[1]).find((found) => found !== undefined);
    if (age === undefined) this.cookies.set(name, { value });
    else if (Number(age) > 0) this.cookies.set(name, { value, until: this.#clock() + Number(age) * 1000 });
    else this.cookies.delete(name);
  }

  /** What a browser would send: a value of `Cookie`, empty where there is none. */
  header(): string {
    const now = this.#clock();
    const kept = [...this.cookies].filter(([, { until = Infinity }]) => until > now);
    return kept.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
}
