import type { FactorType, PolicyDocument } from '@sallyport/protocol';
import { secretFromText } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { appCode } from '../support/people.ts';
import { BEN, me, outcome, putPolicy, setUp, signedIn, siteUnder } from './support/site.ts';

/**
 * "Enforced two-factor authentication" of ThingsBoard's page: the preset `thingsboard`, with the group that a site sets
 * of its own. "Enable 'Enforce two-factor authentication'", "Select the user group" and "Save" are one call here.
 */
describe('ThingsBoard, enforced', () => {
  type Enforcement = NonNullable<PolicyDocument['enforcement']>;
  const every = (...types: FactorType[]) => ({ 'system-admin': types, 'tenant-admin': types, member: types });

  /** A site that enforces, with tenants of two profiles: acme of gold, other of tin. */
  async function enforcing(enforcement: Enforcement) {
    const site = await siteUnder('thingsboard');
    for (const [tenant, profile] of [
      ['acme', 'gold'],
      ['other', 'tin'],
    ]) {
      await site.sam.request('PUT', `/admin/profiles/${profile}`, { name: `${profile}` });
      expect(await outcome(site.sam, 'PATCH', `/admin/tenants/${tenant}`, { profile })).toBe('200');
    }
    const { status } = await site.configure({ enforcement });
    expect(status).toBe(200);
    return site;
  }

  const PEOPLE = ['sam@sallyport.test', 'olga@acme.test', 'otto@other.test', BEN];

  it.each<[string, Enforcement, string[]]>([
    ['"all users"', { group: 'all' }, PEOPLE],
    ['"system administrators"', { group: 'system-admin' }, ['sam@sallyport.test']],
    [
      '"tenant administrators", "or leave the field empty to apply enforcement globally"',
      { group: 'tenant-admin' },
      ['olga@acme.test', 'otto@other.test'],
    ],
    ['"select specific Tenants"', { group: 'tenant-admin', tenants: ['acme'] }, ['olga@acme.test']],
    ['"or Tenant profiles"', { group: 'tenant-admin', profiles: ['tin'] }, ['otto@other.test']],
    [
      '"If no tenants or tenant profiles are selected, the enforcement applies to all"',
      { group: 'tenant-admin', tenants: [], profiles: [] },
      ['olga@acme.test', 'otto@other.test'],
    ],
  ])('R-60 reaches %s: %j', async (_said, enforcement, reached) => {
    const { app } = await enforcing(enforcement);
    const asked = [];
    for (const email of PEOPLE) {
      const { step } = await app.browser().signIn(email);
      expect(['enrol-choose', 'done']).toContain(step.kind);
      if (step.kind === 'enrol-choose') asked.push(email);
    }
    expect(asked).toEqual(reached);
  });

  // "Available to system administrators only"
  it('R-60 is a system admin’s to set; a tenant asks it of its people beside, and takes none of it away', async () => {
    const { app, olga, otto } = await enforcing({ group: 'system-admin' });
    expect(await outcome(olga, 'GET', '/admin/policies/platform')).toBe('403 not-allowed');
    expect((await putPolicy(olga, 'tenant:acme', { enforcement: 'off' })).body.refusals).toEqual([
      { field: 'enforcement', reason: 'not-stricter' },
    ]);
    expect(
      (await putPolicy(olga, 'tenant:acme', { enforcement: { group: 'all', tenants: ['other'] } })).body.refusals,
    ).toEqual([{ field: 'enforcement', reason: 'not-for-tenants' }]);
    expect((await putPolicy(olga, 'tenant:acme', { enforcement: { group: 'all' } })).status).toBe(200);
    expect((await signedIn(app, BEN)).step?.kind).toBe('enrol-choose');
    expect(await otto.session()).not.toHaveProperty('mustEnrol');
  });

  // "must configure and use at least one available 2FA method before they can continue"
  it('R-61 leads nowhere but to setting a method up', async () => {
    const { app } = await enforcing({ group: 'all' });
    const ben = await signedIn(app, BEN);
    expect(ben.step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced', offers: ['email', 'sms', 'totp'] });
    expect(ben.step).not.toHaveProperty('skippable');
    for (const [answer, refused] of [
      [{ kind: 'skip' }, 'enforced'],
      [{ kind: 'saved' }, 'not-offered'],
      [{ kind: 'enrol', type: 'backup-code' }, 'not-offered'],
    ] as const) {
      expect((await ben.answer(answer)).step).toMatchObject({ kind: 'enrol-choose', problem: { code: refused } });
      expect(await ben.session()).toBeUndefined();
    }
    const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    const shown = () => appCode(secretFromText(step.secret), app.now());
    await ben.answer({ kind: 'code', code: shown() });
    expect(await ben.session()).toBeUndefined(); // the backup codes come first
    expect((await ben.answer({ kind: 'saved' })).step).toMatchObject({ kind: 'done', notice: 'mfa-enabled' });
    expect(await ben.session()).toMatchObject({ aal: 2 });
    app.wait(30);
    const again = await signedIn(app, BEN);
    expect(again.step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } }); // "and use"
    expect((await again.answer({ kind: 'code', code: shown() })).step.kind).toBe('done');
  });

  it('R-61 a set-up that was begun dies when another is completed, and sets up none beside it', async () => {
    const { app } = await enforcing({ group: 'all' });
    const [late, first] = [await signedIn(app, BEN), await signedIn(app, BEN)];
    const { step } = await late.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    await first.answer({ kind: 'enrol', type: 'email' });
    await first.answer({ kind: 'code', code: app.mailedCode() });
    expect((await first.answer({ kind: 'saved' })).step.kind).toBe('done');
    expect((await late.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) })).status).toBe(
      410,
    );
    expect(await late.session()).toBeUndefined();
    expect((await signedIn(app, BEN)).step).toMatchObject({ authenticator: { type: 'email' } });
  });

  it('R-85 reaches running sessions at their next request: they open set-up alone until that is done', async () => {
    const { app, configure } = await siteUnder('thingsboard');
    const ben = await signedIn(app, BEN);
    expect(await outcome(ben, 'POST', '/session/token', {})).toBe('200');
    expect((await configure({ enforcement: { group: 'all' } })).status).toBe(200);
    expect(await ben.session()).toMatchObject({ mustEnrol: true });
    expect(await outcome(ben, 'POST', '/session/token', {})).toBe('403 enforced');
    await setUp(app, ben, 'totp');
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    expect(await outcome(ben, 'POST', '/session/token', {})).toBe('200');
  });

  it('R-66 nobody under it switches off their last method ("unless 2FA is enforced for them")', async () => {
    const { app, configure } = await siteUnder('thingsboard');
    const ben = await signedIn(app, BEN);
    await setUp(app, ben, 'totp');
    expect((await configure({ enforcement: { group: 'all' } })).status).toBe(200);
    expect(await outcome(ben, 'DELETE', '/me/mfa')).toBe('403 enforced');
    await setUp(app, ben, 'email');
    const [first, second] = (await me(ben)).authenticators;
    expect(await outcome(ben, 'DELETE', `/me/authenticators/${first?.id}`)).toBe('204');
    expect(await outcome(ben, 'DELETE', `/me/authenticators/${second?.id}`)).toBe('403 enforced');
  });

  it.each<[string, Partial<ReturnType<typeof every>>, string]>([
    ['without any', every(), 'no-factor'],
    ['with backup codes alone', every('backup-code'), 'backup-code-alone'],
  ])('R-70 can’t be saved %s ("Configure the available 2FA providers")', async (_said, factors, reason) => {
    const { app, configure } = await siteUnder('thingsboard');
    const { status, body } = await configure({ enforcement: { group: 'all' }, factors });
    expect([status, body.code, body.refusals?.map((each) => each.reason)]).toEqual([
      422,
      'policy-refused',
      expect.arrayContaining([reason, 'no-factor']),
    ]);
    expect((await signedIn(app, BEN)).step?.kind).toBe('done');
  });

  it('R-60 ends when the system admin takes it back', async () => {
    const { app, configure } = await enforcing({ group: 'tenant-admin' });
    expect((await signedIn(app, 'olga@acme.test')).step?.kind).toBe('enrol-choose');
    expect((await configure({ enforcement: 'off' })).status).toBe(200);
    expect((await signedIn(app, 'olga@acme.test')).step?.kind).toBe('done');
  });
});
