import { describe, expect, it } from 'vitest';
import { PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { inTurn } from '../support/tally.ts';
import { anna, atTheCode, DAY, HOUR, mandatory, optional, portal, withoutMfa } from './support/emnify-portal.ts';
import { accountOf, eventsOf, me, outcome, policyView, setPolicy, setUpApp } from './support/site.ts';

describe('emnify: the preset’s other settings', () => {
  it('R-14 a factor is set up a second time only after it was disabled', async () => {
    const site = await optional();
    const browser = await anna(site);
    const { offers } = await me(browser);
    expect(offers).toContainEqual({ type: 'totp', offered: 'already-enrolled' });
    expect((await browser.start('enrol', { type: 'totp' })).status).toBe(409);
    await outcome(browser, 'DELETE', '/me/mfa');
    expect((await browser.start('enrol', { type: 'totp' })).step.kind).toBe('enrol-totp');
  });

  it('R-30 a sign-in takes an hour at most', async () => {
    const site = await mandatory();
    const browser = site.browser();
    await browser.signIn('anna@acme.test');
    site.wait(HOUR - 1);
    expect((await browser.reload()).step.kind).toBe('code');
    site.wait(1);
    expect((await browser.answer({ kind: 'code', code: site.code() })).status).toBe(404);
  });

  it('R-44 sends one code in 30 seconds, five in a sign-in, ten an hour', async () => {
    const site = await mandatory();
    const { ben } = await atTheCode(site);
    const resend = async ({ ben: browser }: { ben: typeof ben }) => (await browser.answer({ kind: 'resend' })).status;
    site.wait(29);
    expect(await resend({ ben })).toBe(429);
    site.wait(1);
    expect(await inTurn(5, () => resend({ ben }).finally(() => site.wait(30)))).toEqual([200, 200, 200, 200, 429]);
    const next = await atTheCode(site);
    site.wait(30);
    expect(await inTurn(4, () => resend(next).finally(() => site.wait(30)))).toEqual([200, 200, 200, 200]);
    expect(site.outbox).toHaveLength(10);
    expect(await site.browser().signIn('ben@acme.test')).toMatchObject({ status: 429 });
    expect(site.outbox).toHaveLength(10);
  });

  it('R-68 R-69 a system admin alone removes somebody’s 2FA, who can set it up again', async () => {
    const site = await optional();
    const browser = await anna(site, { trustDevice: true });
    const path = `/admin/accounts/${(await accountOf(site.sam, 'anna@acme.test')).id}/mfa`;
    expect(await outcome(site.olga, 'DELETE', path)).toBe('403 not-allowed');
    expect(await outcome(site.ada, 'DELETE', path)).toBe('403 not-allowed');
    expect(await outcome(site.otto, 'DELETE', path)).toBe('404 not-found');
    expect(await outcome(site.sam, 'DELETE', path)).toBe('204');
    expect((await browser.signIn('anna@acme.test')).step).toMatchObject({ kind: 'enrol-choose', reason: 'reminder' });
    await browser.answer({ kind: 'skip' });
    await setUpApp(site, browser);
  });

  it('R-81 a tenant sets nothing of its own', async () => {
    const site = await optional();
    expect((await policyView(site.olga, 'tenant:acme')).maySet).toBe('none');
    const stricter = { attempts: { lockAfter: 3 } };
    expect(await setPolicy(site.olga, stricter, 'tenant:acme')).toBe('422 policy-refused');
  });

  it('R-85 a session goes on when the date has come: the next sign-in asks', async () => {
    const site = await portal('2026-01-16T12:00:00Z');
    const ben = await withoutMfa(site);
    site.wait(DAY);
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    expect((await me(ben)).enforced).toBe(true);
    expect((await ben.signIn('ben@acme.test')).step).toMatchObject({ for: 'enrolment' });
  });

  it('R-84 a session lasts 30 days, and a week without a request', async () => {
    const site = await mandatory();
    const [used, left] = [await anna(site), await anna(site)];
    await inTurn(4, async () => {
      site.wait(7 * DAY - HOUR);
      expect(await used.session()).toBeDefined();
    });
    expect(await left.session()).toBeUndefined();
    site.wait(2 * DAY + 4 * HOUR);
    expect(await used.session()).toBeUndefined();
  });

  it('R-86 leaves an event of each sign-in, failure, lock and admin act, and no code in any', async () => {
    const site = await optional();
    const browser = await anna(site, { trustDevice: true });
    const code = site.code();
    const guesser = site.browser();
    await guesser.signIn('anna@acme.test');
    await inTurn(5, () => guesser.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, site.now()) }));
    const { id } = await accountOf(site.sam, 'anna@acme.test');
    await outcome(site.sam, 'PATCH', `/admin/accounts/${id}`, { unlock: true });
    await outcome(browser, 'DELETE', '/me/mfa');
    const events = await eventsOf(site.olga, id);
    expect(events.map(({ kind }) => kind)).toEqual([
      'sign-in',
      'trusted-device-added',
      ...Array.from({ length: 5 }, () => 'code-failed'),
      'locked',
      'unlocked',
      'mfa-disabled',
    ]);
    const sam = (await site.sam.session())?.account.id;
    expect(events.at(-2)).toMatchObject({ account: id, actor: sam, at: new Date(site.now()).toISOString() });
    for (const secret of [code, PASSWORD]) expect(JSON.stringify(events)).not.toContain(secret);
  });
});
