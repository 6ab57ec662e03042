import { expect, it } from 'vitest';
import type { Account } from '@sallyport/rules';
import { ContentionError, UnavailableError } from '../../server/src/ports/store-errors.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { failFrom } from '../support/fail-from.ts';
import type { TestApp } from '../support/test-app.ts';

async function challenged(app: TestApp) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  return anna;
}

onEachStore('A-27 a store that fails', (makeApp) => {
  it.each([
    ['is full', () => new UnavailableError('no')],
    ['is contended', () => new ContentionError()],
    ['is lost', () => new UnavailableError('unknown')],
  ])(
    'and %s, at whichever call of a right code: closed, with a clear problem, and no free guess',
    async (_name, error) => {
      for (let call = 1; ; call++) {
        const app = await makeApp();
        const anna = await challenged(app);
        const fault = failFrom(app.ports.store, call, error);
        const { status, step, headers } = await anna.answer({ kind: 'code', code: app.code() });
        const reached = fault.stop();
        if (!reached) {
          expect(status).toBe(200);
          expect(call).toBeGreaterThan(5); // every call of the sign-in has failed once
          break;
        }
        expect([call, status, (step as unknown as { code: string }).code]).toEqual([call, 503, 'unavailable']);
        expect(headers.getSetCookie()).toEqual([]);
        expect(await anna.session()).toBeUndefined();
        // what was spent stays spent: the same code opens nothing afterwards unless it had not been spent
        const account = await app.ports.store.get<Account>(`account:${app.anna.id}`);
        const again = app.browser();
        await again.signIn('anna@acme.test');
        const [first] = account?.authenticators ?? [];
        const spent = first?.type === 'totp' && first.lastStep > 0;
        expect((await again.answer({ kind: 'code', code: app.code() })).status).toBe(spent ? 422 : 200);
      }
    },
  );

  it('takes no password when it can’t be counted', async () => {
    const app = await makeApp();
    const fault = failFrom(app.ports.store, 1, () => new UnavailableError('no'));
    const { status } = await app.browser().signIn('ben@acme.test');
    fault.stop();
    expect(status).toBe(503);
  });
});

onEachStore('A-27 a mailer that fails', (makeApp) => {
  it('undoes nothing of what it should have told, and is logged', async () => {
    const app = await makeApp();
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    app.ports.mail.send = () => Promise.reject(new Error('mail server says no'));
    const anna = await challenged(app);
    await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect((await anna.answer({ kind: 'code', code: 'ABCDE-12345' })).step.kind).toBe('done');
    expect(app.errors).toEqual([expect.objectContaining({ message: 'mail server says no' })]);
  });
});

onEachStore('A-30 a clock that jumps', (makeApp) => {
  it('back by an hour: what was issued since is void, and locks last', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    const inFlow = app.browser();
    await inFlow.signIn('ben@acme.test', 'wrong');
    app.wait(-3600);
    expect(await anna.session()).toBeUndefined();
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.problem?.code).toBe('code-used');
    expect((await inFlow.reload()).status).toBe(410);
  });

  it('back by half a minute, as machines’ clocks differ: nothing ends', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    app.wait(-30);
    expect(await anna.session()).toBeDefined();
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('forward by an hour: it only shortens', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    app.wait(3600);
    expect((await anna.answer({ kind: 'code', code: app.code() })).status).toBe(404);
    expect(await anna.session()).toBeUndefined();
  });
});
