import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress, isNetwork } from '../../server/src/http/client-address.ts';
import { callerOf } from '../../server/src/http/cookies.ts';
import { testPorts } from '../support/test-ports.ts';

const PROXIES = ['10.0.0.0/8', '192.0.2.7', '2001:db8:ffff::/48'];

/** Whom two requests with these headers come from, and how often a line was logged of that. */
async function asked(headers: Record<string, string>, remote = '10.1.2.3') {
  let told = 0;
  const log = { info() {}, error: () => void told++, within: <R>(_id: string, work: () => R) => work() };
  const ports = await testPorts({ clock: Date.now, url: 'https://auth.acme.test', trustedProxies: PROXIES, log });
  const app = new Hono().get('/', (c) => c.text(callerOf(c, ports).address));
  const ask = async () => (await app.request('/', { headers: { ...headers, 'x-test-remote': remote } })).text();
  const [client, again] = [await ask(), await ask()];
  expect(again).toBe(client);
  return { client, told };
}

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
    expect(clientAddress(remote, forwardedFor?.split(',') ?? [], PROXIES)).toBe(client);
  });

  it.each([
    ['x-forwarded-for', '203.0.113.7:51234', '203.0.113.7'],
    ['x-forwarded-for', '[2001:db8:1:2::7]:443', '2001:db8:1:2::'],
    ['x-forwarded-for', '[2001:db8:1:2::7]', '2001:db8:1:2::'],
    ['x-forwarded-for', '2001:db8:1:2::7', '2001:db8:1:2::'],
    ['x-forwarded-for', '[fe80::1%eth0]:443', 'fe80::'],
    ['x-forwarded-for', '::ffff:203.0.113.7', '203.0.113.7'],
    ['x-forwarded-for', '[::ffff:203.0.113.7]:80', '203.0.113.7'],
    ['x-forwarded-for', '6.6.6.6, 203.0.113.7:51234,10.9.9.9:80', '203.0.113.7'],
    ['forwarded', 'for=203.0.113.7', '203.0.113.7'],
    ['forwarded', 'For="203.0.113.7:51234";proto=https', '203.0.113.7'],
    ['forwarded', 'proto=https; by="10.0.0.1" ; for="[2001:db8:1:2::7]:4711"', '2001:db8:1:2::'],
    ['forwarded', 'for="[2001:db8:1:2::7]:_hidden"', '2001:db8:1:2::'],
    ['forwarded', 'for="203.0.113.\\7"', '203.0.113.7'],
    ['forwarded', 'for=6.6.6.6, for=203.0.113.7;by=10.0.0.1, for=10.9.9.9', '203.0.113.7'],
    ['forwarded', 'for=6.6.6.6;x="a, for=7.7.7.7", for=203.0.113.7', '203.0.113.7'],
  ])('F-07 is read in every legal form: %s: %s', async (header, value, client) => {
    expect(await asked({ [header]: value })).toEqual({ client, told: 0 });
  });

  it.each([
    ['x-forwarded-for', 'unknown'],
    ['x-forwarded-for', '203.0.113.7, '],
    ['x-forwarded-for', '203.0.113.777'],
    ['x-forwarded-for', '3405803783'],
    ['x-forwarded-for', '0313.0.0x71.7'],
    ['x-forwarded-for', '2001:db8:1:2:443:3:4:5:6'],
    ['forwarded', 'for=unknown'],
    ['forwarded', 'for=_SEVKISEK'],
    ['forwarded', 'proto=https'],
    ['forwarded', 'for=6.6.6.6;x=", for=203.0.113.7'],
    ['forwarded', 'for=6.6.6.6;x=", for="[2001:db8:1:2::7]"'],
    ['forwarded', '"; for=6.6.6.6'],
  ])('F-07 is the proxy, and told once, where what it wrote is no address: %s: %s', async (header, value) => {
    expect(await asked({ [header]: value })).toEqual({ client: '10.1.2.3', told: 1 });
  });

  it('F-07 is the proxy, and told once, where X-Forwarded-For and Forwarded name different clients', async () => {
    const forged = { 'x-forwarded-for': '6.6.6.6', forwarded: 'for=203.0.113.7' };
    expect(await asked(forged)).toEqual({ client: '10.1.2.3', told: 1 });
    for (const forwarded of ['for=unknown', 'proto=https', 'for=203.0.113.7;x="'])
      expect(await asked({ ...forged, forwarded })).toEqual({ client: '10.1.2.3', told: 1 });
    const listed = { ...forged, 'x-forwarded-for': '203.0.113.7, 6.6.6.6' };
    expect(await asked(listed)).toEqual({ client: '10.1.2.3', told: 1 });
  });

  it('F-07 is whom both name where they agree, in whatever form', async () => {
    const both = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7:51234', forwarded: 'for=5.5.5.5, for="203.0.113.7:443"' };
    expect(await asked(both)).toEqual({ client: '203.0.113.7', told: 0 });
    const six = { 'x-forwarded-for': '2001:db8:1:2::7', forwarded: 'for="[2001:db8:1:2::7]:4711"' };
    expect(await asked(six)).toEqual({ client: '2001:db8:1:2::', told: 0 });
    const untrusted = { 'x-forwarded-for': '6.6.6.6', forwarded: 'for=5.5.5.5' };
    expect(await asked(untrusted, '192.0.2.99')).toEqual({ client: '192.0.2.99', told: 0 });
  });

  it('is one client for a thousand addresses of one /64', () => {
    const clients = Array.from({ length: 1000 }, (_, i) => clientAddress(`2001:db8:1:2::${i.toString(16)}`, [], []));
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
