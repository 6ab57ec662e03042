import { afterEach, expect, it, vi } from 'vitest';
import { ownAddress } from '../packages/elements/src/base/parse-url.ts';

afterEach(() => void vi.unstubAllGlobals());

/** What the address is to a page of this origin and base. */
function onPage(origin: string, baseURI: string, address: string): string | undefined {
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('document', { baseURI });
  return ownAddress(address)?.href;
}

it('SE-10 a page goes on to an address of its own site alone', () => {
  const onSite = (address: string) => onPage('https://www.example.com', 'https://www.example.com/login', address);
  expect(onSite('/app')).toBe('https://www.example.com/app');
  for (const address of [
    'https://evil.example/',
    'javascript:alert(1)',
    'blob:https://www.example.com/1b9d',
    'http://',
  ])
    expect(onSite(address), address).toBeUndefined();
});

it('SE-10 a frame without an origin runs no script of an address', () => {
  for (const address of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'app://shop.example.com/'])
    expect(onPage('null', 'https://www.example.com/login', address), address).toBeUndefined();
});
