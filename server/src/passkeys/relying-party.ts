import ipaddr from 'ipaddr.js';
import type { Site } from '../ports/site.ts';

/** Whom passkeys are made for. */
export interface RelyingParty {
  /** The domain that they are bound to. */
  id: string;
  /** Pages that may use them. */
  origins: string[];
}

/**
 * The relying party of a site: the host of its public address, never what a request says. A page of another host among
 * the site's origins can use the same passkeys where the browser finds it in `/.well-known/webauthn` (WebAuthn L3
 * §5.11).
 *
 * @returns `undefined` where the host is an IP address, for which no browser makes a passkey (WebAuthn L3 §5.1.3).
 */
export function relyingParty({ url, origins }: Site): RelyingParty | undefined {
  return isAddress(url) ? undefined : { id: url.hostname, origins: [...origins] };
}

const addresses = new WeakMap<URL, boolean>();

/** Whether the host is an IP address: a site's is read once, since that costs more than finding a policy. */
function isAddress(url: URL): boolean {
  const found = addresses.get(url) ?? ipaddr.isValid(url.hostname.replace(/^\[|\]$/g, ''));
  addresses.set(url, found);
  return found;
}
