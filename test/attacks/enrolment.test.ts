import { expect, it } from 'vitest';
import { secretFromText, type Account } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode } from '../support/people.ts';
import { ENFORCED, limits } from '../support/policies.ts';
import { inTurn } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

/** Signs ben in up to the QR code; answers with the right first code when called. */
async function beginEnrolment(app: TestApp, browser: TestBrowser) {
  await browser.signIn('ben@acme.test');
  const { step } = await browser.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  return () => browser.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
}

onEachStore('A-14 two enrolments of one account', (makeApp) => {
  it('R-61 the one that ends first leaves the other dead', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const [first, second] = [app.browser(), app.browser()];
    const endFirst = await beginEnrolment(app, first);
    const endSecond = await beginEnrolment(app, second);

    expect((await endFirst()).step.kind).toBe('backup-codes');

    const late = await endSecond();
    expect([late.status, late.step.problem?.code]).toEqual([410, 'flow-over']);
    expect((await second.reload()).status).toBe(410);
    const ben = await app.ports.store.get<Account>(`account:${app.ben.id}`);
    expect(ben?.authenticators).toHaveLength(1);
  });

  it('R-61 of twenty that end at once, one does', async () => {
    const app = await makeApp({
      policy: { ...ENFORCED, attempts: limits({ lockAfter: 100, lockFor: 60, disclose: 'never' }) },
    });
    const ends = await inTurn(20, () => beginEnrolment(app, app.browser()));
    const replies = await Promise.all(ends.map((end) => end()));
    expect(replies.filter(({ step }) => step.kind === 'backup-codes')).toHaveLength(1);
    const ben = await app.ports.store.get<Account>(`account:${app.ben.id}`);
    expect([ben?.authenticators.length, ben?.backupCodes.length]).toEqual([1, 10]);
  });
});

onEachStore('A-15 a secret of the client’s own', (makeApp) => {
  it('is refused, for the app and for backup codes, and the field is named', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    const send = async (more: object) => {
      const body = { kind: 'enrol', type: 'totp', revision: step.revision, ...more };
      const response = await ben.request('POST', `/flows/${step.flow}/answers`, body);
      return { status: response.status, field: ((await response.json()) as { field?: string }).field };
    };
    expect(await send({ secret: 'JBSWY3DPEHPK3PXP' })).toEqual({ status: 400, field: 'secret' });
    expect(await send({ codes: ['AAAAA-AAAAA'] })).toEqual({ status: 400, field: 'codes' });
    expect((await ben.reload()).step.kind).toBe('enrol-choose');
  });
});
