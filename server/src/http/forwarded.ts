import type { Context } from 'hono';
import { isSameAddress } from './client-address.ts';

/** How many hops are looked at, from the right: what a stranger puts in front costs no more than these. */
const MOST_HOPS = 20;

/** A pair of `Forwarded`, or none, and what ends it (RFC 7239 §4, but that an address needs no quotation marks). */
const PAIR = /[\t ]*(?:([\w!#$%&'*+.^`|~-]+)=("(?:[^"\\]|\\.)*"|[^\s",;]*))?[\t ]*([,;]|$)/y;

/**
 * The hops that proxies have written down, the nearest last, as they wrote them; `''` for one that doesn't say whom it
 * was asked by. `X-Forwarded-For` is read before `Forwarded`. A proxy that writes one of them alone passes on what a
 * stranger put into the other: where both are there and don't end with one address, neither is believed.
 */
export function hopsOf({ req }: Context): string[] {
  const listed = req.header('x-forwarded-for')?.split(',').slice(-MOST_HOPS);
  const header = req.header('forwarded');
  const forwarded = header === undefined ? undefined : forwardedHops(header).slice(-MOST_HOPS);
  if (!listed || !forwarded) return listed ?? forwarded ?? [];
  return isSameAddress(listed.at(-1) ?? '', forwarded.at(-1) ?? '') ? listed : [''];
}

/**
 * The `for` of each element. A header that breaks the grammar anywhere is one hop that says nothing: with a quotation
 * mark left open a stranger could make what the proxy wrote a part of their own element.
 */
function forwardedHops(header: string): string[] {
  const hops: string[] = [];
  let hop = '';
  for (let at = 0; ; at = PAIR.lastIndex) {
    PAIR.lastIndex = at;
    const pair = PAIR.exec(header);
    if (!pair) return [''];
    const [, name = '', value = '', end] = pair;
    if (name.toLowerCase() === 'for') hop = unquoted(value);
    if (end === ';') continue;
    hops.push(hop);
    if (end === '') return hops;
    hop = '';
  }
}

const unquoted = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;
