import { readLock, reserveAttempt } from '../../../server/src/accounts/attempts.ts';
import { changeAccount, findAccount, identifierKeys } from '../../../server/src/accounts/account-store.ts';
import { backupCodeHash } from '../../../server/src/accounts/backup-codes.ts';
import { sealSecret } from '../../../server/src/accounts/authenticator-secret.ts';
import { forTenant } from '../../../server/src/policies/for-tenant.ts';
import { turnOff } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { commandLine, startSallyport } from '../../support/programs/cli.ts';
import { startMailServer } from '../../support/programs/mail-server.ts';
import { appCode, PASSWORD, TOTP_SECRET } from '../../support/people.ts';
import { addHashCosts, readHashCosts } from '../../../server/src/accounts/hash-costs.ts';

const add = (email: string, ...more: string[]) => ['account', 'add', '--email', email, '--tenant', 'acme', ...more];
const MEMBER = ['--role', 'member'];

describe('sallyport account', () => {
  const { sallyport, server, file, env } = commandLine();

  /** Ada, with an authenticator app, backup codes and a trusted device. */
  async function withAda() {
    await sallyport(add('ada@acme.test', ...MEMBER), [PASSWORD]);
    const { ports, browser } = await server();
    const ada = await findAccount(ports, 'ada@acme.test');
    if (!ada) throw new Error('no ada');
    const sealedSecret = await sealSecret(ports.keyring, ada.id, TOTP_SECRET);
    const backupCodes = [await backupCodeHash(ports, ada.id, 'ABCDE-12345')];
    await changeAccount(ports, ada.id, (account) => ({
      ...account,
      backupCodes,
      authenticators: [{ id: 'app1', type: 'totp', sealedSecret, lastStep: 0, addedAt: Date.now() }],
      defaultAuthenticator: 'app1',
    }));
    return { ports, browser, id: ada.id };
  }

  it('adds one that signs in', async () => {
    const made = await sallyport(add('ada@acme.test', ...MEMBER, '--owner', '--name', 'Ada'), [PASSWORD]);
    expect(made).toEqual({ code: 0, printed: '', told: 'Made ada@acme.test.\n' });
    const { browser } = await server();
    const { step } = await browser().signIn('ada@acme.test', PASSWORD);
    expect(step).toMatchObject({ kind: 'done', session: { account: { tenant: 'acme', owner: true, name: 'Ada' } } });
  });

  it('makes the lists that admins search anew', async () => {
    await sallyport(add('ada@acme.test', ...MEMBER), [PASSWORD]);
    const { ports } = await server();
    const ada = await findAccount(ports, 'ada@acme.test');
    const listed = async () => (await ports.directory.page({ tenant: 'acme', limit: 10 })).ids;
    await ports.directory.remove(ada?.id ?? '');
    expect(await listed()).toEqual([]);
    expect(await sallyport(['account', 'reindex'])).toMatchObject({ code: 0, told: 'Listed 1 account.\n' });
    expect(await listed()).toEqual([ada?.id]);
  });

  it('A-10 forgets kinds of hashes that no account has any more', async () => {
    await sallyport(add('ada@acme.test', ...MEMBER), [PASSWORD]);
    const { ports } = await server();
    const own = ports.hasher.costOf((await findAccount(ports, 'ada@acme.test'))?.passwordHash ?? '');
    await addHashCosts(ports, ['$2b$10$']);
    expect((await sallyport(['account', 'reindex'])).code).toBe(0);
    expect(await readHashCosts(ports)).toEqual([own]);
  });

  it('A-41 finds accounts of old by every spelling, once they were gone through', async () => {
    await sallyport(add('ada@bücher。test', ...MEMBER), [PASSWORD]);
    const { ports, browser } = await server();
    const ada = await findAccount(ports, 'ada@bücher.test');
    if (!ada) throw new Error('no ada');
    await changeAccount(ports, ada.id, (account) => ({ ...account, email: 'ada@bücher.test' }));
    for (const key of await identifierKeys(ports, 'ada@bücher.test')) await ports.store.delete(key);
    expect(await findAccount(ports, 'ada@bücher.test')).toBeUndefined();
    expect((await sallyport(['account', 'reindex'])).told).toBe(
      'Listed 1 account.\n1 can be found by every spelling of their address now.\n',
    );
    expect((await browser().signIn('ada@xn--bcher-kva.test', PASSWORD)).step.kind).toBe('done');
    expect((await sallyport(['account', 'list'])).printed).toContain('ada@xn--bcher-kva.test');
  });

  it('refuses a taken address, and a password that is short or the address', async () => {
    await sallyport(add('ada@acme.test', ...MEMBER), [PASSWORD]);
    expect((await sallyport(add(' ADA@acme.test', ...MEMBER), [PASSWORD])).code).toBe(2); // no mail address
    expect(await sallyport(add('ADA@acme.test', ...MEMBER), [PASSWORD])).toMatchObject({
      code: 1,
      told: 'ADA@acme.test is taken.\n',
    });
    for (const password of ['fourteen chars', 'beatrice@acme.test', '']) {
      const { code, told } = await sallyport(add('beatrice@acme.test', ...MEMBER), [password]);
      expect([code, told.trim().split('\n').length]).toEqual([1, 1]);
    }
    expect((await sallyport(['account', 'list'])).printed.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [add('ada', ...MEMBER), 'email'],
    [add('ada@acme.test', '--role', 'king'), 'role'],
    [['account', 'add', '--email', 'ada@acme.test', '--tenant', 'a:b', ...MEMBER], 'tenant'],
    [['account', 'add', '--email', 'ada@acme.test'], 'tenant'],
  ])('ends with 2 for %j', async (args, name) => {
    const { code, told } = await sallyport(args, [PASSWORD]);
    expect([code, told.trim().split('\n')]).toEqual([2, [expect.stringContaining(name)]]);
  });

  it('lists all, those of a tenant, and those that match, without a secret', async () => {
    await withAda();
    const other = ['account', 'add', '--email', 'bob@other.test', '--tenant', 'other', '--role', 'tenant-admin'];
    await sallyport([...other, '--name', 'Bobby'], [PASSWORD]);
    const emails = async (...args: string[]) => {
      const { printed } = await sallyport(['account', 'list', '--json', ...args]);
      const rows = printed.split('\n').filter(Boolean);
      return rows.map((row) => (JSON.parse(row) as { email: string }).email).sort();
    };
    expect(await emails()).toEqual(['ada@acme.test', 'bob@other.test']);
    expect(await emails('--tenant', 'other')).toEqual(['bob@other.test']);
    expect(await emails('--search', 'BOBB')).toEqual(['bob@other.test']);
    expect(await emails('--tenant', 'acme', '--search', 'bob')).toEqual([]);
    const { printed } = await sallyport(['account', 'list', '--json', '--tenant', 'acme']);
    expect(JSON.parse(printed)).toMatchObject({ role: 'member', factors: ['totp'], backupCodes: 1, locked: false });
    expect(printed).not.toMatch(/argon2|sealed|v2\./);
    expect((await sallyport(['account', 'list'])).printed).toMatch(/ada@acme\.test +acme +member +totp\n/);
  });

  it('R-42 unlocks; R-46 what was turned off stays off, and what was counted in a row stays counted', async () => {
    const { ports, id } = await withAda();
    for (let guess = 0; guess < 10; guess++) await reserveAttempt(await forTenant(ports, 'acme'), id, ['app1']);
    await changeAccount(ports, id, (account) => turnOff(account, 'app1'));
    expect(await readLock(ports, id)).toBeDefined();
    const { code, told } = await sallyport(['account', 'unlock', 'ada@acme.test']);
    expect([code, told]).toEqual([0, expect.stringMatching(/^Unlocked .*\n.*totp/)]);
    expect(await readLock(ports, id)).toBeUndefined();
    expect((await findAccount(ports, 'ada@acme.test'))?.authenticators).toMatchObject([{ off: true }]);
    expect(await ports.store.get(`attempts:account-${id}`)).toMatchObject({ attempts: 0, inARow: { app1: 10 } });
    expect((await sallyport(['account', 'unlock', 'ada@acme.test'])).told).toContain('was not locked');
    expect(await sallyport(['account', 'unlock', 'bob@acme.test'])).toMatchObject({
      code: 1,
      told: 'No account goes by bob@acme.test.\n',
    });
  });

  it('R-53 R-87 remove-mfa leaves the password alone, ends trust and sessions, and says so by mail', async () => {
    const { ports, browser, id } = await withAda();
    const ada = browser();
    await ada.signIn('ada@acme.test', PASSWORD);
    await ada.answer({ kind: 'code', code: appCode(TOTP_SECRET, Date.now()), trustDevice: true });
    expect(await ada.session()).toBeDefined();
    const mails = await startMailServer();
    const sent = { SALLYPORT_SMTP: `smtp://localhost:${mails.port}`, SALLYPORT_MAIL_FROM: 'no-reply@acme.test' };
    const { code } = await sallyport(['account', 'remove-mfa', 'ada@acme.test'], [], sent);
    await mails.close();
    expect(code).toBe(0);
    expect(await ada.session()).toBeUndefined();
    expect(await findAccount(ports, 'ada@acme.test')).toMatchObject({
      id,
      authenticators: [],
      backupCodes: [],
      trustedDevices: [],
      trustGeneration: 1,
      epoch: 1,
    });
    expect(mails.taken).toMatchObject([{ to: ['ada@acme.test'] }]);
    expect((await browser().signIn('ada@acme.test', PASSWORD)).step.kind).toBe('done');
  });

  it('A-26 lists a name of old on its own row, and runs nothing of it', async () => {
    const { ports, id } = await withAda();
    const name = 'A\nroot@acme.test  platform  system-admin\u001b[1A\u009b2J';
    await changeAccount(ports, id, (account) => ({ ...account, name }));
    const plain = await sallyport(['account', 'list']);
    expect(plain.printed.split('\n')).toEqual([
      expect.stringMatching(/A\\u000aroot@acme.test {2}platform {2}system-admin\\u001b\[1A\\u009b2J$/),
      '',
    ]);
    // what reaches a terminal, whichever command says it
    const { printed, told } = await startSallyport(['account', 'list', '--json'], file('.'), env()).ended;
    expect(JSON.parse(printed)).toMatchObject({ name });
    // oxlint-disable-next-line no-control-regex
    expect(printed + told).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
    const unknown = await startSallyport(['account', 'unlock', 'x\u001b[2J\u009b'], file('.'), env()).ended;
    expect(unknown.told).toBe('No account goes by x\\u001b[2J\\u009b.\n');
  });

  it.each([['--account', 'ada@acme.test'], ['--tenant', 'acme'], ['--all']])(
    'R-82 R-83 sessions end %s',
    async (...whose) => {
      await sallyport(add('ada@acme.test', ...MEMBER), [PASSWORD]);
      const other = ['account', 'add', '--email', 'bob@other.test', '--tenant', 'other', ...MEMBER];
      await sallyport(other, [PASSWORD]);
      const { browser } = await server();
      const [ada, bob] = [browser(), browser()];
      await ada.signIn('ada@acme.test', PASSWORD);
      await bob.signIn('bob@other.test', PASSWORD);
      expect((await sallyport(['sessions', 'end', ...whose])).code).toBe(0);
      expect(await ada.session()).toBeUndefined();
      expect((await bob.session()) === undefined).toBe(whose[0] === '--all');
    },
  );

  it('has nothing to do in a store that nobody else sees', async () => {
    const { code, told } = await sallyport(['account', 'list'], [], { SALLYPORT_STORE: 'memory:' });
    expect([code, told]).toEqual([2, expect.stringContaining('memory:')]);
  });
});
