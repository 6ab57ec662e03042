import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { onEachStore } from '../support/on-each-store.ts';

onEachStore('health', (makeApp) => {
  it('is well and ready, without an origin or a session', async () => {
    const app = await makeApp();
    for (const path of ['/healthz', '/readyz']) {
      const response = await app.app.request(`/auth${path}`);
      expect([path, response.status]).toEqual([path, 200]);
    }
  });

  it('A-27 is well and not ready where the store takes no writes', async () => {
    const app = await makeApp();
    app.ports.store.update = () => Promise.reject(new UnavailableError('no'));
    expect((await app.app.request('/auth/healthz')).status).toBe(200);
    const ready = await app.app.request('/auth/readyz');
    expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ code: 'unavailable' })]);
  });
});
