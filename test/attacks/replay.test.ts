import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode } from '../support/people.ts';
import { secretFromText } from '@sallyport/rules';
import { ENFORCED } from '../support/policies.ts';

onEachStore('A-07 a code from the app again', (makeApp) => {
  it('R-48 refuses it a second time, with a space in it too, and an older one after a newer', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });

    await anna.signIn('anna@acme.test');
    const again = await anna.answer({ kind: 'code', code: app.code() });
    expect([again.status, again.step.problem?.code]).toEqual([422, 'code-used']);
    const spaced = await anna.answer({ kind: 'code', code: app.code().replace(/^(...)/, '$1 ') });
    expect(spaced.step.problem?.code).toBe('code-used');
    const older = await anna.answer({ kind: 'code', code: app.code(-1) });
    expect(older.step.problem?.code).toBe('code-used');
    const next = await anna.answer({ kind: 'code', code: app.code(1) });
    expect(next.step.kind).toBe('done');
  });

  it('R-48 reads 123 456 as 123456', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const { step } = await anna.answer({ kind: 'code', code: app.code().replace(/^(...)/, '$1 ') });
    expect(step.kind).toBe('done');
  });

  it('R-48 does not take the set-up code as the first sign-in code', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    const code = appCode(secretFromText(step.secret), app.now());
    await ben.answer({ kind: 'code', code });
    await ben.answer({ kind: 'saved' });

    const elsewhere = app.browser();
    await elsewhere.signIn('ben@acme.test');
    const again = await elsewhere.answer({ kind: 'code', code });
    expect([again.status, again.step.problem?.code]).toEqual([422, 'code-used']);
  });
});
