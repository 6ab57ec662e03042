import { expect, it } from 'vitest';
import { secretFromText } from '@sallyport/rules';
import { createKeyring } from '@sallyport/server';
import { openSecret } from '../../server/src/accounts/authenticator-secret.ts';
import { backupCodeHash } from '../../server/src/accounts/backup-codes.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode, PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';

/**
 * Enrols ben, trusts his browser, uses a backup code, fails in between; remembers every secret and all that came back.
 */
async function wholeStory(app: TestApp) {
  const seen: string[] = [];
  const flows = new Set<string>();
  const ben = app.browser();
  ben.onResponse = (text, headers) => {
    seen.push(text + JSON.stringify([...headers]));
    if (ben.step) flows.add(ben.step.flow);
  };
  await ben.signIn('ben@acme.test', 'a wrong password');
  await ben.signIn('ben@acme.test');
  const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  const { secret } = step;
  const shownUntil = seen.length;
  const code = () => appCode(secretFromText(secret), app.now());
  const shown = await ben.answer({ kind: 'code', code: code() });
  const codes = shown.step.kind === 'backup-codes' ? shown.step.codes : [];
  const codesShownAt = seen.length;
  await ben.answer({ kind: 'saved' });
  app.wait(30);
  await ben.signIn('ben@acme.test');
  await ben.answer({ kind: 'code', code: '000000' });
  const lastCode = code();
  await ben.answer({ kind: 'code', code: lastCode, trustDevice: true });
  const other = app.browser();
  await other.signIn('ben@acme.test');
  await other.answer({ kind: 'choose', authenticator: 'backup-code' });
  await other.answer({ kind: 'code', code: codes[0] ?? '' });
  await ben.request('GET', '/me');
  await ben.request('POST', '/session/token', {});
  const cookies = [...ben.cookies.values(), ...other.cookies.values()];
  return {
    secret,
    codes,
    code: lastCode,
    cookies,
    flows: [...flows],
    afterSecret: seen.slice(shownUntil),
    afterCodes: seen.slice(codesShownAt),
  };
}

onEachStore('A-16 secrets, once they have been shown', (makeApp) => {
  it('are in no response, mail or log line', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { secret, codes, code, afterSecret, afterCodes } = await wholeStory(app);
    const told = JSON.stringify([app.outbox, app.lines]);
    expect(afterSecret.join() + told).not.toContain(secret);
    for (const each of codes) {
      expect(afterCodes.join() + told).not.toContain(each);
      expect(afterCodes.join() + told).not.toContain(each.replace('-', ''));
    }
    expect(afterCodes.join() + told).not.toContain(PASSWORD);
    expect(told).not.toContain(code);
  });

  it('nor does a line of the log name a flow, a token or an address', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { flows, cookies } = await wholeStory(app);
    expect([flows.length, cookies.length, app.lines.length]).toEqual([4, 7, 13]);
    for (const each of [...flows, ...cookies, 'ben@']) expect(app.lines.join()).not.toContain(each);
  });

  it('nor in the error of a request that fails', async () => {
    const app = await makeApp();
    const ben = app.browser();
    app.ports.store.update = () => Promise.reject(new Error('broken at flow:abc'));
    const response = await ben.request('POST', '/flows', {
      purpose: 'sign-in',
      answer: { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD },
    });
    const told = (await response.text()) + JSON.stringify([...response.headers]);
    expect([response.status, told]).toEqual([500, expect.not.stringMatching(new RegExp(`${PASSWORD}|broken|flow:`))]);
    expect(app.lines).toHaveLength(2);
    expect(app.lines.join()).not.toMatch(new RegExp(`${PASSWORD}|ben@`));
  });
});

onEachStore('A-17 a dump of the store', (makeApp) => {
  it('tells no code, token, password, secret or address that names an account', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const { secret, codes, code, cookies } = await wholeStory(app);
    const dump = (await app.dump()).join('\n');
    expect(dump).toContain('"sealedSecret":"v2.');
    for (const each of [secret, code, ...cookies, ...codes, ...codes.map((shown) => shown.replace('-', ''))]) {
      expect(dump.includes(each)).toBe(false);
    }
    expect(
      dump
        .split('\n')
        .filter((line) => line.startsWith('login:'))
        .join(),
    ).not.toContain('ben');
  });

  it('opens to no other key', async () => {
    const app = await makeApp({ policy: ENFORCED });
    await wholeStory(app);
    const sealed = /"sealedSecret":"(v2\.[\w-]+)"/.exec(
      (await app.dump()).find((line) => line.startsWith(`account:${app.ben.id} `)) ?? '',
    )?.[1];
    const stranger = await createKeyring(new Uint8Array(32).fill(1));
    await expect(stranger.open(`totp ${app.ben.id}`, sealed ?? '')).rejects.toThrow();
    await expect(openSecret(app.ports.keyring, app.anna.id, sealed ?? '')).rejects.toThrow();
    await expect(openSecret(app.ports.keyring, app.ben.id, sealed ?? '')).resolves.toHaveLength(20);
  });

  it('does not tell that two accounts have one backup code', async () => {
    const app = await makeApp();
    const hashes = [app.anna, app.ben].map(({ id }) => backupCodeHash(app.ports, id, 'ABCDE-12345'));
    expect(new Set(await Promise.all(hashes)).size).toBe(2);
  });
});
