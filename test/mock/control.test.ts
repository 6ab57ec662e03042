import { Mock, SCENARIOS } from '@sallyport/mock';
import { describe, expect, it } from 'vitest';
import { stepStates } from '../../demo/states/index.ts';
import { lookOf } from '../support/look-of.ts';

const SIGN_IN = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"purpose":"sign-in"}' };

describe('N-13 the control of the mock', () => {
  const mock = new Mock();

  it('signs each of its people in, with what each has to prove', async () => {
    const levels: Record<string, number> = {};
    for (const name of ['member', 'mail', 'phone', 'new', 'owner', 'admin', 'system'])
      levels[name] = (await mock.as(name)).aal;
    expect(levels).toEqual({ member: 2, mail: 2, phone: 2, new: 2, owner: 1, admin: 1, system: 1 });
    expect((await mock.client.session.read())?.account.email).toBe('system@sallyport.test');
  });

  it('signs the same person in time and again, though an app’s code counts once', async () => {
    for (let times = 0; times < 5; times++) expect((await mock.as('member')).aal).toBe(2);
  });

  it('names its people where somebody else is asked for', async () => {
    await expect(mock.as('nobody')).rejects.toThrow(/nobody "nobody".*member, mail, phone, new, owner, admin, system/);
  });

  it('shows what was sent, newest first', async () => {
    await mock.reset();
    await mock.as('mail');
    const [newest] = await mock.inbox();
    expect(newest).toMatchObject({ via: 'email', to: 'mail@acme.test' });
  });

  it('ends a session as time goes by, and no clock goes back', async () => {
    await mock.as('owner');
    mock.clock.advance('31 days');
    expect(await mock.client.session.read()).toBeUndefined();
    expect(() => mock.clock.advance('-1 day')).toThrow(/can't be set back/);
    expect(() => mock.clock.advance('a while')).toThrow(/no time.*'31 days'/);
  });

  it('fails as often as it is told to, and then no more', async () => {
    await mock.reset();
    await mock.fail('POST /flows', { status: 503, times: 1, delay: 1 });
    const failed = await mock.fetch('/auth/flows', SIGN_IN);
    expect([failed.status, await failed.json()]).toMatchObject([503, { code: 'unavailable' }]);
    expect((await mock.fetch('/auth/flows', SIGN_IN)).status).toBe(201);
    await mock.fail('GET /me');
    await expect(mock.fetch('/auth/me')).rejects.toThrow(TypeError);
    await mock.reset();
    expect((await mock.fetch('/auth/me')).status).toBe(401);
  });

  it('names what it has where it is asked for a fault that can’t be', async () => {
    await expect(mock.fail('POST /flow')).rejects.toThrow(/no route "POST \/flow".*POST \/flows,/);
    await expect(mock.fail('GET /me', { status: 200 })).rejects.toThrow(/from 400 to 599/);
  });

  it('goes back to a snapshot, with its time, its people and who is signed in', async () => {
    await mock.as('owner');
    const snapshot = JSON.parse(JSON.stringify(await mock.snapshot())) as Awaited<ReturnType<Mock['snapshot']>>;
    mock.clock.advance('31 days');
    await mock.as('new');
    await mock.restore(snapshot);
    expect((await mock.client.session.read())?.account.email).toBe('owner@acme.test');
    expect(mock.clock.now()).toBeLessThan(snapshot.now + 60_000);
    const { accounts } = (await (await mock.fetch('/auth/admin/accounts?search=olga')).json()) as {
      accounts: object[];
    };
    expect(accounts).toHaveLength(1);
  });

  it('brings a flow to each scenario by what people do, and each is a look of the gallery', async () => {
    const looks = new Set(stepStates.flatMap(({ set }) => (set.step ? [lookOf(set.step)] : [])));
    const reached: Record<string, string> = {};
    for (const name of Object.keys(SCENARIOS)) reached[name] = lookOf(await mock.scenario(name));
    expect(Object.entries(reached).filter(([, look]) => !looks.has(look))).toEqual([]);
    expect(reached).toMatchObject({
      'code/locked': 'locked invalid-code none left',
      'recover/new-password': 'new-password',
    });
    expect(new Set(Object.values(reached)).size).toBeGreaterThan(15);
  });

  it('names its scenarios where there is no such one', async () => {
    await expect(mock.scenario('code/blocked')).rejects.toThrow(/no scenario "code\/blocked".*code\/locked/);
  });

  it('answers nothing that is of no backend', async () => {
    await expect(mock.fetch('https://example.com/api')).rejects.toThrow(/below mock: or a path with \/auth/);
  });
});
