import { createKeyring } from '@sallyport/server';
import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { claimStore } from '../../server/src/store/store-claim.ts';
import { countCalls } from '../support/count-calls.ts';
import { failFrom } from '../support/fail-from.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

const ready = async ({ app }: TestApp) => (await app.request('/auth/readyz')).status;

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

  it('N-16 is not ready where the store was made with another secret', async () => {
    const app = await makeApp();
    const user = { demo: false, name: 'it' };
    await claimStore({ store: app.ports.store, keyring: await createKeyring(new Uint8Array(32)) }, user);
    expect(await ready(app)).toBe(503);
    await app.ports.store.delete('store:claim');
    await claimStore(app.ports, user);
    app.wait(1);
    expect(await ready(app)).toBe(200);
  });

  it('A-27 writes once a second, however often it is asked whether it is ready', async () => {
    const app = await makeApp();
    const calls = countCalls(app.ports);
    for (let second = 0; second < 3; second++) {
      expect(tally(await inParallel(50, () => ready(app)))).toEqual({ 200: 50 });
      app.wait(0.999);
      expect(await ready(app)).toBe(200);
      app.wait(0.001);
    }
    expect(calls.stop()).toEqual({ 'update health': 3, 'get store': 3 });
  });

  it.each([1, -1, -3600])('A-27 says no within a second of a failure, and yes of its end: %d s', async (seconds) => {
    const app = await makeApp();
    const answers = [await ready(app)];
    const fault = failFrom(app.ports.store, 1, () => new UnavailableError('no'));
    app.wait(seconds);
    answers.push(await ready(app), await ready(app));
    fault.stop();
    app.wait(seconds);
    answers.push(await ready(app));
    expect(answers).toEqual([200, 503, 503, 200]);
    expect(app.errors).toHaveLength(1); // a stranger fills no log either
  });

  it('A-27 has one probe on its way, however long the store takes', async () => {
    const app = await makeApp();
    const { update } = app.ports.store;
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    let probes = 0;
    app.ports.store.update = async (key, change) => {
      probes++;
      await held;
      return update(key, change);
    };
    const early = inParallel(5, () => ready(app));
    app.wait(60);
    const late = inParallel(5, () => ready(app));
    go();
    expect(tally([...(await early), ...(await late)])).toEqual({ 200: 10 });
    expect(probes).toBe(1);
  });
});
