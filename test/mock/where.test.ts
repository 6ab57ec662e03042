import { expect, it } from 'vitest';
import { isLocal, placeOf, refuseInsecure, refuseProduction } from '../../packages/mock/src/where.ts';

const page = (href: string, origin = 'null', baseURI = href) =>
  placeOf({ location: { href }, origin, document: { baseURI } });

it.each([
  ['http://localhost:3000/login', 'http://localhost:3000'],
  ['http://127.0.0.1:5173/', 'http://127.0.0.1:5173'],
  ['http://[::1]:5173/', 'http://[::1]:5173'],
  ['https://acme.test/', 'https://acme.test'],
  ['http://shop.localhost/', 'http://shop.localhost'],
  ['file:///home/ada/page.html', 'http://localhost'],
])('N-13 the mock runs on this machine: %s', (href, origin) => {
  const place = page(href);
  expect(() => refuseProduction(place, [])).not.toThrow();
  expect(place.origin).toBe(origin);
});

it.each(['https://www.example.com/', 'http://192.168.0.7:3000/', 'http://localhost.example.com/', 'http://10.0.0.1/'])(
  'N-13 the mock runs nowhere else, unless the host is named: %s',
  (href) => {
    const { hostname } = new URL(href);
    expect(() => refuseProduction(page(href), [])).toThrow(`startMock({ hosts: ['${hostname}'] })`);
    expect(() => refuseProduction(page(href), [hostname])).not.toThrow();
  },
);

it('N-13 a frame without an address is where the page around it is', () => {
  expect(page('about:srcdoc', 'https://www.example.com').host).toBe('www.example.com');
  expect(page('about:srcdoc', 'null', 'https://www.example.com/page').host).toBe('www.example.com');
  expect(page('about:blank', 'http://localhost:8000').host).toBe('localhost');
});

it('N-13 a worker has no document, and is where its script is', () => {
  const worker = (href: string, origin: string) => placeOf({ location: { href }, origin });
  const atWork = worker('https://www.example.com/worker.js', 'https://www.example.com');
  expect(() => refuseProduction(atWork, [])).toThrow('does not run on www.example.com');
  expect(worker('blob:https://www.example.com/1b9d', 'https://www.example.com').host).toBe('www.example.com');
  expect(worker('http://localhost:3000/worker.js', 'http://localhost:3000').host).toBe('localhost');
});

it.each([
  ['app://shop.example.com/index.html', 'app:'],
  ['capacitor://localhost/', 'capacitor:'],
  ['chrome-extension://abcdefgh/popup.html', 'chrome-extension:'],
  ['test://acme.test/', 'test:'],
  ['data:text/html,hello', 'data:'],
  ['about:blank', 'about:'],
])('N-13 the mock runs in no app or extension, unless its scheme is named: %s', (href, scheme) => {
  for (const place of [page(href), page(href, href), placeOf({ location: { href }, origin: 'null' })]) {
    expect(() => refuseProduction(place, [])).toThrow(`startMock({ hosts: ['${scheme}'] })`);
    expect(() => refuseProduction(place, [scheme])).not.toThrow();
  }
});

it('N-13 an app that names an address of this machine as its base is an app all the same', () => {
  expect(page('app://shop.example.com/', 'null', 'http://localhost/').host).toBe('app:');
});

it('N-13 the mock runs in no program of production', () => {
  const before = process.env['NODE_ENV'];
  try {
    process.env['NODE_ENV'] = 'production';
    expect(() => refuseProduction(placeOf({}), [])).toThrow(/NODE_ENV/);
  } finally {
    process.env['NODE_ENV'] = before;
  }
});

it('N-13 the mock says what a page by http lacks, in place of failing as a server does that is down', () => {
  expect(() => refuseInsecure({ isSecureContext: false })).toThrow('needs a page by https, or of localhost');
  for (const page of [{ isSecureContext: true }, {}]) expect(() => refuseInsecure(page)).not.toThrow();
});

it('N-13 where others come too, it is said on the page', () => {
  const where = (href: string) => isLocal(page(href));
  expect(['https://preview-7.example.com/', 'app://shop/'].map(where)).toEqual([false, false]);
  expect(['http://localhost:3000/', 'https://acme.test/', 'file:///page.html'].map(where)).toEqual([true, true, true]);
  expect(isLocal(placeOf({}))).toBe(true);
});
