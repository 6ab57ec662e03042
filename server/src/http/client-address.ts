import ipaddr from 'ipaddr.js';

const MOST_HOPS = 20;
/**
 * What one subscriber is given: a /64 of IPv6 is one client, whatever address in it a request comes from (RFC 6177).
 */
const IPV6_PREFIX = 64;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Whom a request comes from: the nearest hop that isn't one of the site's own proxies. `X-Forwarded-For` is believed
 * only as far as trusted proxies wrote it, from the right; what stands left of that anybody could have written.
 *
 * @param remote  The other end of the connection.
 * @param forwardedFor  The header.
 * @param trustedProxies  CIDR networks or single addresses.
 * @returns An IPv4 address, or the /64 of an IPv6 one; `unknown` where the runtime has no connection to tell of.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  let client = parse(remote);
  const hops = (forwardedFor ?? '').split(',').slice(-MOST_HOPS);
  while (client && isOneOf(client, trustedProxies)) {
    const next = parse(hops.pop());
    if (!next) break;
    client = next;
  }
  return client ? subscriber(client) : 'unknown';
}

/** Whether the other end of the connection is one of the site's own proxies. */
export function isTrustedProxy(remote: string | undefined, trustedProxies: readonly string[]): boolean {
  const address = parse(remote);
  return address !== undefined && isOneOf(address, trustedProxies);
}

/** Whether a text names a network or an address. */
export const isNetwork = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

function parse(text: string | undefined): Address | undefined {
  const trimmed = text?.trim() ?? '';
  return ipaddr.isValid(trimmed) ? ipaddr.process(trimmed) : undefined; // ::ffff:192.0.2.1 is 192.0.2.1
}

function isOneOf(address: Address, networks: readonly string[]): boolean {
  return parsed(networks).some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
}

type Network = readonly [base: Address, bits: number];
const parsedNetworks = new WeakMap<readonly string[], Network[]>();

/** The networks of a list, which is read once however many requests ask. */
function parsed(networks: readonly string[]): Network[] {
  const found = parsedNetworks.get(networks) ?? networks.map(parseNetwork);
  parsedNetworks.set(networks, found);
  return found;
}

function parseNetwork(text: string): Network {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function subscriber(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${IPV6_PREFIX}`).toString();
}
