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
      const routes = demoRoutes(ports, []);
      for (const path of ['/demo.json', '/outbox.json'])
        expect([path, (await routes.request(path, { headers: { host } })).status]).toEqual([path, ok]);
    },
  );
});
