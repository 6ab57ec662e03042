import { expect, it } from 'vitest';
import { siteApp } from '../../server/src/adapters/site-app.ts';
import { testPorts } from '../support/test-ports.ts';

it('SE-11 browsers learn at the root which pages may use the site’s passkeys', async () => {
  const url = 'https://auth.acme.test';
  const ports = await testPorts({ clock: Date.now, url, origins: ['https://www.acme.test'] });
  const response = await siteApp(ports, 'nowhere').request(`${url}/.well-known/webauthn`);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ origins: [url, 'https://www.acme.test'] });
});
