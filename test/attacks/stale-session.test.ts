import { expect, it } from 'vitest';
import { onEachStore } from '../support/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';

const NEW_PASSWORD = 'quite another password';

async function benSignedIn(app: TestApp) {
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
}
const changePassword = async (browser: Awaited<ReturnType<typeof benSignedIn>>, password = NEW_PASSWORD) =>
  (await browser.request('PUT', '/me/password', { password })).status;

onEachStore('A-11 a session that proved nothing for a while', (makeApp) => {
  it('R-07 binds no factor of its finder’s, until the password is given again', async () => {
    for (const policy of [{}, ENFORCED]) {
      const app = await makeApp();
      const ben = await benSignedIn(app);
      app.setPolicy(policy);
      app.wait(600);
      expect((await ben.start('enrol')).step).toMatchObject({ kind: 'credentials', identifier: 'ben@acme.test' });
      expect((await ben.answer({ kind: 'enrol', type: 'totp' })).status).toBe(422);
      await ben.start('reauthenticate');
      await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
      expect((await ben.start('enrol')).step.kind).toBe('enrol-choose');
    }
  });

  it('R-11 R-23 gives the password where policy has switched the only factor off', async () => {
    const app = await makeApp();
    app.setPolicy({ factors: { ...app.ports.policy.factors, member: [] } });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    app.wait(600);
    expect(await changePassword(anna)).toBe(403);
    await anna.start('reauthenticate');
    await anna.answer({ kind: 'credentials', identifier: 'anna@acme.test', password: PASSWORD });
    expect(await changePassword(anna)).toBe(200);
  });
});
