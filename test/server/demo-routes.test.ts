import { describe, expect, it } from 'vitest';
import { demoRoutes } from '../../server/src/demo.ts';
import { testPorts } from '../support/test-ports.ts';

describe('what the demo’s pages read', () => {
  it.each([
    ['localhost:3000', 200],
    ['127.0.0.1', 200],
    ['[::1]:3000', 200],
    ['evil.test', 404],
    ['localhost.evil.test:3000', 404],
    ['[', 404],
  ])(
    'N-01 is told to a page of this machine alone, and to no host whose name was turned to it: %s',
    async (host, ok) => {
      const ports = await testPorts({ clock: Date.now, url: 'http://localhost:3000' });
      const kept = { id: 7, via: 'email', to: '', subject: '', text: '', html: '<head></head>Hello', at: 0 } as const;
      const routes = demoRoutes(ports, [kept]);
      for (const path of ['/demo.json', '/outbox.json', '/outbox/7'])
        expect([path, (await routes.request(path, { headers: { host } })).status]).toEqual([path, ok]);
    },
  );

  it('R-12 the page of a mail runs no script and leaves its frame alone; what has no page is not there', async () => {
    const ports = await testPorts({ clock: Date.now, url: 'http://localhost:3000' });
    const mail = {
      id: 2,
      via: 'email',
      to: '',
      subject: '',
      text: 'Hello',
      html: '<head></head>Hello',
      at: 0,
    } as const;
    const routes = demoRoutes(ports, [mail, { id: 1, via: 'sms', to: '', text: 'Hello', at: 0 }]);
    const ask = (path: string) => routes.request(path, { headers: { host: 'localhost:3000' } });
    const page = await ask('/outbox/2');
    expect(await page.text()).toBe('<head><base target="_blank"></head>Hello');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*; sandbox allow-same-origin allow-popups/,
    );
    expect(page.headers.get('content-security-policy')).not.toContain('script');
    for (const path of ['/outbox/1', '/outbox/3', '/outbox/x']) expect((await ask(path)).status).toBe(404);
    expect(await (await ask('/outbox.json')).json()).toMatchObject([{ html: true }, { html: false }]);
  });
});
