import { sendReminders } from '@sallyport/server';
import type { Policy } from '@sallyport/rules';
import { expect, it, vi } from 'vitest';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { A, restart } from '../support/restart.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { MAIL, type TestApp } from '../support/test-app.ts';

const DAY = 24 * 60 * 60;

/** Everybody is asked from so many days on, and reminded. */
const inDays = ({ now }: TestApp, days: number): Partial<Policy> => ({
  enforcement: { group: 'all', from: new Date(now() + days * DAY * 1000).toISOString(), reminders: { mail: true } },
});

/** Acme's people of every kind; ben alone has to set something up. */
async function team(app: TestApp): Promise<void> {
  await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
  await app.addAccount({ email: 'sso@acme.test', signIn: 'sso' });
  const gone = await app.addAccount({ email: 'gone@acme.test' });
  await changeAccount(app.ports, gone.id, (account) => ({ ...account, state: 'suspended' }));
  const mailed = await app.addAccount({ email: 'mailed@acme.test' });
  await app.giveFactors(mailed.id, MAIL);
}

const sentTo = ({ outbox }: TestApp) => outbox.map(({ to }) => to);

onEachStore('R-74 reminders by mail', (makeApp) => {
  it('go to who has to set something up, once for each of the days, with their date', async () => {
    const app = await makeApp();
    await team(app);
    app.setPolicy(inDays(app, 15));
    await sendReminders(app.ports);
    expect(sentTo(app)).toEqual([]);
    for (const days of [1, 1, 5, 5, 2, 1, 3]) {
      app.wait(days * DAY);
      await sendReminders(app.ports);
    }
    expect(sentTo(app)).toEqual(Array(4).fill('ben@acme.test')); // 14, then 8 as 14, 3, 1 and 0 days before
    expect(new Set(app.outbox.map(({ subject }) => subject))).toEqual(
      new Set(['Set up a second step for auth.acme.test by 30 January 2026']),
    );
    expect(app.outbox[0]?.text).toContain('From 30 January 2026, 12:00 UTC, auth.acme.test asks for a second step');
  });

  it('R-86 are in the audit, and written in the person’s language', async () => {
    const app = await makeApp();
    await changeAccount(app.ports, app.ben.id, (ben) => ({ ...ben, language: 'de' }));
    app.setPolicy(inDays(app, 3));
    await sendReminders(app.ports);
    expect(app.outbox[0]?.subject).toBe('Richten Sie bis 18. Januar 2026 einen zweiten Schritt für auth.acme.test ein');
    const { events } = await listEvents(app.ports, { tenant: 'acme', kinds: ['reminder-sent'], limit: 10 });
    expect(events).toMatchObject([
      { account: app.ben.id, actor: 'system', details: { from: '2026-01-18T12:00:00.000Z' } },
    ]);
  });

  it('go out once, though two servers send them at the same time, and after a restart', async () => {
    const app = await makeApp();
    for (let index = 0; index < 12; index++) await app.addAccount({ email: `p${index}@acme.test` });
    app.setPolicy(inDays(app, 3));
    const other = await restart(app, A);
    await Promise.all([sendReminders(app.ports), sendReminders(other.ports), sendReminders(app.ports)]);
    await sendReminders((await restart(app, A)).ports);
    expect(sentTo(app)).toHaveLength(13);
    expect(new Set(sentTo(app)).size).toBe(13);
  });

  it('that fail are tried again an hour later, then after two, and keep no other from going out', async () => {
    const app = await makeApp();
    await app.addAccount({ email: 'zoe@acme.test' });
    app.setPolicy(inDays(app, 3));
    const { send } = app.ports.mail;
    app.ports.mail = {
      send: async (message) => {
        if (message.to === 'ben@acme.test') throw new Error('no mailbox');
        await send(message);
      },
    };
    await sendReminders(app.ports);
    expect([sentTo(app), app.errors]).toEqual([['zoe@acme.test'], [new Error('no mailbox')]]);
    const failures = [];
    for (const minutes of [59, 1, 119, 1]) {
      app.wait(minutes * 60);
      await sendReminders(app.ports);
      failures.push(app.errors.length);
    }
    expect(failures).toEqual([1, 2, 2, 3]);
    app.ports.mail = { send };
    app.wait(DAY);
    await sendReminders(app.ports);
    await sendReminders(app.ports);
    expect(sentTo(app)).toEqual(['zoe@acme.test', 'ben@acme.test']);
  });

  it('are one a day to a person at most, however often their date is moved', async () => {
    const app = await makeApp();
    for (const seconds of [0, 1, 2]) {
      app.setPolicy(inDays(app, 3 - seconds / DAY));
      await sendReminders(app.ports);
    }
    expect(sentTo(app)).toEqual(['ben@acme.test']);
    app.wait(DAY);
    app.setPolicy(inDays(app, 1));
    await sendReminders(app.ports);
    expect(sentTo(app)).toHaveLength(2);
  });

  it('end at once where policy says so no more, the server ends, or no mail goes out', async () => {
    const app = await makeApp();
    for (let index = 0; index < 14; index++) await app.addAccount({ email: `p${index}@acme.test` });
    app.setPolicy(inDays(app, 3));
    const { send } = app.ports.mail;
    app.ports.mail = { send: () => Promise.reject(new Error('no server')) };
    await sendReminders(app.ports);
    expect(app.errors).toHaveLength(10);
    app.ports.mail = { send };
    await sendReminders(app.ports, AbortSignal.abort());
    expect(sentTo(app)).toEqual([]);
    app.ports.mail = {
      send: async (message) => {
        app.setPolicy({ enforcement: 'off' });
        await send(message);
      },
    };
    app.wait(DAY / 12);
    await sendReminders(app.ports);
    expect(sentTo(app)).toHaveLength(10);
  });

  it('look at nobody while nothing can be due', async () => {
    const app = await makeApp();
    app.setPolicy(inDays(app, 15));
    const page = vi.spyOn(app.ports.directory, 'page');
    await sendReminders(app.ports);
    expect(page).not.toHaveBeenCalled();
    app.wait(DAY);
    await sendReminders(app.ports);
    expect(page).toHaveBeenCalled();
  });

  it('end with the second factor, and where nobody is asked or nothing can be sent', async () => {
    const app = await makeApp();
    app.setPolicy(inDays(app, 3));
    app.ports.channels = { ...app.ports.channels, mail: false };
    await sendReminders(app.ports);
    app.ports.channels = { ...app.ports.channels, mail: true };
    app.setPolicy({ enforcement: 'off' });
    await sendReminders(app.ports);
    app.setPolicy(inDays(app, 3));
    await app.giveFactors(app.ben.id, MAIL);
    await sendReminders(app.ports);
    expect(sentTo(app)).toEqual([]);
  });

  it('are a tenant’s own to ask for, and reach nobody else', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga', 'otto');
    const { enforcement } = inDays(app, 3);
    const saved = await olga.request('PUT', '/admin/policies/tenant:acme', { enforcement }, { 'if-match': '"none"' });
    expect(saved.status).toBe(200);
    await sendReminders(app.ports);
    expect(sentTo(app).toSorted()).toEqual(['ben@acme.test', 'olga@acme.test']);
  });
});
