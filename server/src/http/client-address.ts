import ipaddr from 'ipaddr.js';

/**
 * What one subscriber is given: a /64 of IPv6 is one client, whatever address in it a request comes from (RFC 6177).
 */
const IPV6_PREFIX = 64;
/** What a site is given at most, and what anybody can have from a tunnel broker (RFC 6177 §2). */
const SITE_PREFIX = 48;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Whom a request comes from: the nearest hop that isn't one of the site's own proxies. What is written of hops is
 * believed only as far as trusted proxies wrote it, from the right: what stands left of that anybody could have
 * written. Where a trusted proxy wrote what is no address, the request is the proxy's own.
 *
 * @param remote  The other end of the connection.
 * @param hops  What proxies have written down, the nearest last (`hopsOf`).
 * @param trustedProxies  CIDR networks or single addresses.
 * @param onUnread  Told where a trusted proxy wrote what is no address.
 * @returns An IPv4 address, or the /64 of an IPv6 one; `unknown` where the runtime has no connection to tell of.
 */
export function clientAddress(
  remote: string | undefined,
  hops: readonly string[],
  trustedProxies: readonly string[],
  onUnread: () => void = () => {},
): string {
  let client = parse(remote);
  for (let left = hops.length; left > 0 && client && isOneOf(client, trustedProxies); left--) {
    const next = parse(hops[left - 1]);
    if (!next) {
      onUnread();
      break;
    }
    client = next;
  }
  return client ? subscriber(client) : 'unknown';
}

/** Whether the other end of the connection is one of the site's own proxies. */
export function isTrustedProxy(remote: string | undefined, trustedProxies: readonly string[]): boolean {
  const address = parse(remote);
  return address !== undefined && isOneOf(address, trustedProxies);
}

/** Whether two hops, as proxies write them, are one address; not where either is none. */
export function isSameAddress(one: string, other: string): boolean {
  const [here, there] = [parse(one), parse(other)];
  return here !== undefined && here.toString() === there?.toString();
}

/** Whether a text names a network or an address. */
export const isNetwork = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/** An address as proxies write it: with a port or without, an IPv6 one in brackets or bare (RFC 7239 §6). */
const NODE = /^(?:\[(?<six>[^\]%]+)(?:%[^\]]*)?\]|(?<four>[\d.]+)|(?<bare>[\da-f:.]+))(?:(?<=\]|\.\d+):[\w.-]+)?$/i;

function parse(text: string | undefined): Address | undefined {
  const { six, four, bare } = NODE.exec(text?.trim() ?? '')?.groups ?? {};
  if (four !== undefined) return parseFour(four);
  const address = six ?? bare ?? '';
  return ipaddr.IPv6.isValid(address) ? ipaddr.process(address) : undefined; // ::ffff:192.0.2.1 is 192.0.2.1
}

/** Without a leading zero, which some read as octal. */
const OCTET = /^(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/;

function parseFour(text: string): Address | undefined {
  const octets = text.split('.');
  return octets.length === 4 && octets.every((each) => OCTET.test(each))
    ? new ipaddr.IPv4(octets.map(Number))
    : undefined;
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

/** The IPv6 /48 that a client's address lies in; `undefined` where it is none. */
export const siteNetwork = (address: string): string | undefined =>
  ipaddr.IPv6.isValid(address) ? networkOf(address, SITE_PREFIX) : undefined;

const subscriber = (address: Address): string =>
  address.kind() === 'ipv4' ? address.toString() : networkOf(address.toString(), IPV6_PREFIX);

const networkOf = (address: string, bits: number): string =>
  ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`).toString();
