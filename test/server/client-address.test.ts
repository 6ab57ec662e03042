import { describe, expect, it } from 'vitest';
import { clientAddress, isNetwork } from '../../server/src/http/client-address.ts';

const PROXIES = ['10.0.0.0/8', '192.0.2.7', '2001:db8:ffff::/48'];

describe('A-25 whom a request comes from', () => {
  it.each<[string, string | undefined, string | undefined, string]>([
    ['the connection', '203.0.113.9', undefined, '203.0.113.9'],
    ['not what an untrusted hop says', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['what a trusted proxy says', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['the nearest that is not ours', '10.1.2.3', '1.2.3.4, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['nothing left of a hop that is not ours', '192.0.2.7', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['the proxy, where it says nothing', '10.1.2.3', undefined, '10.1.2.3'],
    ['the proxy, where it says nonsense', '10.1.2.3', 'me', '10.1.2.3'],
    ['an IPv4 address in IPv6 clothing', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['the /64 of an IPv6 address', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::'],
    ['behind an IPv6 proxy', '2001:db8:ffff::1', '2001:db8:1:2:aaaa::1', '2001:db8:1:2::'],
    ['nobody known', undefined, '198.51.100.1', 'unknown'],
  ])('is %s', (_name, remote, forwardedFor, client) => {
    expect(clientAddress(remote, forwardedFor, PROXIES)).toBe(client);
  });

  it('is one client for a thousand addresses of one /64', () => {
    const clients = Array.from({ length: 1000 }, (_, i) =>
      clientAddress(`2001:db8:1:2::${i.toString(16)}`, undefined, []),
    );
    expect(new Set(clients).size).toBe(1);
  });

  it.each([
    ['10.0.0.0/8', true],
    ['::1', true],
    ['10.0.0.0/33', false],
    ['proxy.example', false],
  ])('%s is a network: %s', (text, valid) => {
    expect(isNetwork(text)).toBe(valid);
  });
});
