import { secretFromText } from '@sallyport/rules';
import { decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { changeAccount, findAccount } from '../../../server/src/accounts/account-store.ts';
import { sealSecret } from '../../../server/src/accounts/authenticator-secret.ts';
import { generateBackupCodes } from '../../../server/src/accounts/backup-codes.ts';
import { commandLine } from '../../support/programs/cli.ts';
import { appCode, PASSWORD, TOTP_SECRET } from '../../support/people.ts';
import { A, B } from '../../support/restart.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const BOTH = { SALLYPORT_SECRET: `${base64(B)},${base64(A)}` };

async function tokenOf(browser: TestBrowser): Promise<string> {
  return ((await (await browser.request('POST', '/session/token', {})).json()) as { token: string }).token;
}

async function kidsOf(browser: TestBrowser): Promise<string[]> {
  const { keys } = (await (await browser.request('GET', '/.well-known/jwks.json')).json()) as JSONWebKeySet;
  return keys.map(({ kid = '' }) => kid);
}

async function tokenStatus(browser: TestBrowser): Promise<number> {
  return (await browser.request('POST', '/session/token', {})).status;
}

describe('A-17 sallyport keys rotate', () => {
  const { sallyport, server } = commandLine();

  /** Ada under A, with an app, a set of backup codes and a session that has a token. */
  async function lived() {
    const add = ['account', 'add', '--email', 'ada@acme.test', '--tenant', 'acme', '--role', 'member'];
    await sallyport(add, [PASSWORD]);
    const { ports, browser } = await server(A);
    const { id } = (await findAccount(ports, 'ada@acme.test')) ?? { id: '' };
    const sealedSecret = await sealSecret(ports.keyring, id, TOTP_SECRET);
    const { codes, hashes } = await generateBackupCodes(ports, id, 2);
    await changeAccount(ports, id, (account) => ({
      ...account,
      backupCodes: hashes,
      authenticators: [{ id: 'app1', type: 'totp', sealedSecret, lastStep: 0, addedAt: 0 }],
      defaultAuthenticator: 'app1',
    }));
    const ada = browser();
    await ada.signIn('ada@acme.test');
    await ada.answer({ kind: 'choose', authenticator: 'backup-code' });
    await ada.answer({ kind: 'code', code: codes[0] ?? '' });
    expect(await tokenStatus(ada)).toBe(200);
    return { ports, id, ada, spare: codes[1] ?? '' };
  }

  it('first makes a secret, on standard output alone, and changes nothing', async () => {
    const { ports, id } = await lived();
    const before = await ports.store.get(`account:${id}`);
    const { code, printed, told } = await sallyport(['keys', 'rotate']);
    expect([code, printed]).toEqual([0, expect.stringMatching(/^[A-Za-z0-9+/]{43}=\n$/)]);
    expect(told).not.toContain(printed.trim());
    expect(told).not.toContain(base64(A));
    expect((await sallyport(['keys', 'rotate'])).printed).not.toBe(printed);
    expect(await ports.store.get(`account:${id}`)).toEqual(before);
  });

  it('then moves all but backup codes, so that the new secret alone signs in', async () => {
    const { ada } = await lived();
    const { code, printed } = await sallyport(['keys', 'rotate'], [], BOTH);
    expect([code, printed]).toEqual([
      0,
      expect.stringMatching(/apps +1\n.*names +1\n.*keys +1\n.*check: 1\..*\n.*in an hour/),
    ]);

    const onlyNew = await server(B);
    const again = onlyNew.browser();
    expect((await again.signIn('ada@acme.test')).step.kind).toBe('code');
    expect((await again.answer({ kind: 'code', code: appCode(TOTP_SECRET, Date.now()) })).step.kind).toBe('done');
    const kept = onlyNew.browser();
    for (const [name, value] of ada.cookies) kept.cookies.set(name, value);
    expect(await tokenStatus(kept)).toBe(200);
    const second = await sallyport(['keys', 'rotate'], [], BOTH);
    expect(second.printed).toMatch(/apps +0\n.*names +0\n.*keys +0\n/);
    expect(second.printed).not.toContain('may go');
  });

  it('leaves servers that know the old one alone as they were; those that know both check backup codes', async () => {
    const { spare } = await lived();
    await sallyport(['keys', 'rotate'], [], BOTH);
    const onlyOld = (await server(A)).browser();
    expect((await onlyOld.signIn('ada@acme.test')).step.kind).toBe('code');
    const both = (await server(B, A)).browser();
    await both.signIn('ada@acme.test');
    await both.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect((await both.answer({ kind: 'code', code: spare })).step.kind).toBe('done');
  });

  it('says when nothing needs the old one: a new set is of the new one', async () => {
    const { id } = await lived();
    const { ports } = await server(B, A);
    const { hashes } = await generateBackupCodes(ports, id, 10);
    await changeAccount(ports, id, (account) => ({ ...account, backupCodes: hashes }));
    expect((await sallyport(['keys', 'rotate'], [], BOTH)).printed).not.toContain('may go');
    expect((await sallyport(['keys', 'rotate'], [], BOTH)).printed).toContain('Nothing needs an older secret');
  });

  it('A-42 makes a new signing key at once, which is published before it signs, and only once', async () => {
    const { ada } = await lived();
    const before = await kidsOf(ada);
    const { printed } = await sallyport(['keys', 'rotate'], [], BOTH);
    expect(printed).toContain('Made a new signing key, which signs in an hour.');
    const after = await kidsOf(ada);
    expect([before.length, after.length, after[0]]).toEqual([1, 2, before[0]]);
    expect((await sallyport(['keys', 'rotate'], [], BOTH)).printed).not.toContain('signing key,');
    expect(await kidsOf(ada)).toEqual(after);
  });

  it('A-42 --compromised drops the keys of before and ends all sessions', async () => {
    const { ada } = await lived();
    const token = await tokenOf(ada);
    const before = await kidsOf(ada);
    const first = await sallyport(['keys', 'rotate', '--compromised']);
    expect([first.code, first.told]).toEqual([0, expect.stringContaining('rotate --compromised" again')]);
    const { code, printed } = await sallyport(['keys', 'rotate', '--compromised'], [], BOTH);
    expect([code, printed]).toEqual([0, expect.stringContaining('ended the sessions of 1 tenant.')]);
    const after = await kidsOf(ada);
    expect([after.length, before.includes(after[0] ?? '')]).toEqual([1, false]);
    expect(decodeProtectedHeader(token).kid).toBe(before[0]);
    expect(await tokenStatus(ada)).toBe(401);

    const again = (await server(B)).browser();
    await again.signIn('ada@acme.test');
    await again.answer({ kind: 'code', code: appCode(TOTP_SECRET, Date.now()) });
    expect(decodeProtectedHeader(await tokenOf(again)).kid).toBe(after[0]);
  });

  it('N-16 leaves a store that the new secret alone opens', async () => {
    await lived();
    const onlyNew = { SALLYPORT_SECRET: base64(B) };
    expect(await sallyport(['account', 'list'], [], onlyNew)).toMatchObject({
      code: 2,
      told: expect.stringContaining('was made with another secret'),
    });
    await sallyport(['keys', 'rotate'], [], BOTH);
    expect((await sallyport(['account', 'list'], [], onlyNew)).code).toBe(0);
    expect((await sallyport(['account', 'list'])).told).toContain('was made with another secret');
  });

  it('goes past what no secret opens, and counts it', async () => {
    const { ports, id } = await lived();
    const other = await server(new Uint8Array(32).fill(1));
    const sealedSecret = await sealSecret(other.ports.keyring, id, secretFromText('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'));
    await changeAccount(ports, id, (account) => ({
      ...account,
      authenticators: [...account.authenticators, { id: 'app2', type: 'totp', sealedSecret, lastStep: 0, addedAt: 0 }],
    }));
    const { code, printed } = await sallyport(['keys', 'rotate'], [], BOTH);
    expect([code, printed]).toEqual([0, expect.stringMatching(/apps +1\n[^]*another account has them: 1\.$/m)]);
  });
});
