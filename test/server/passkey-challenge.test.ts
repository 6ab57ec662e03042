import { describe, expect, it } from 'vitest';
import { claimCredential } from '../../server/src/passkeys/claim-credential.ts';
import {
  generateChallenge,
  flowChallenge,
  isOwnChallenge,
  spendChallenge,
} from '../../server/src/passkeys/challenge.ts';
import { relyingParty } from '../../server/src/passkeys/relying-party.ts';
import { passkey } from '../support/account.ts';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { testApp } from '../support/test-app.ts';

describe('the challenge of a sign-in that has not begun', () => {
  it('is our own for ten minutes, and writes nothing', async () => {
    const { ports, wait, dump } = await testApp();
    const before = await dump();
    const challenge = await generateChallenge(ports);
    expect(await dump()).toEqual(before);
    expect(await isOwnChallenge(ports, challenge)).toBe(true);
    wait(599);
    expect(await isOwnChallenge(ports, challenge)).toBe(true);
    wait(1);
    expect(await isOwnChallenge(ports, challenge)).toBe(false);
  });

  it('A-30 is void where it comes from the future', async () => {
    const { ports, wait } = await testApp();
    wait(3600);
    const challenge = await generateChallenge(ports);
    wait(-3600);
    expect(await isOwnChallenge(ports, challenge)).toBe(false);
  });

  it('A-22 is nobody’s own with a character changed, in another length, or of another kind', async () => {
    const { ports } = await testApp();
    const challenge = await generateChallenge(ports);
    for (let i = 0; i < challenge.length; i++) {
      const other = challenge[i] === 'A' ? 'B' : 'A';
      const forged = challenge.slice(0, i) + other + challenge.slice(i + 1);
      expect(await isOwnChallenge(ports, forged)).toBe(false);
    }
    const inFlow = await flowChallenge(ports, 'flow', 1);
    for (const forged of ['', `${challenge}AAAA`, `${challenge}=`, 'ö'.repeat(80), inFlow]) {
      expect(await isOwnChallenge(ports, forged)).toBe(false);
    }
  });

  it('A-02 is spent once, by one of 50', async () => {
    const { ports } = await testApp();
    const challenge = await generateChallenge(ports);
    const spent = await Promise.all(Array.from({ length: 50 }, () => spendChallenge(ports, challenge)));
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  it('A-30 stays spent after the clock was an hour ahead for a while', async () => {
    const { ports, wait } = await testApp();
    const challenge = await generateChallenge(ports);
    await spendChallenge(ports, challenge);
    wait(3600);
    await ports.store.sweep();
    wait(-3600);
    expect(await isOwnChallenge(ports, challenge)).toBe(true);
    expect(await spendChallenge(ports, challenge)).toBe(false);
  });
});

describe('the challenge of a step', () => {
  it('is the same after a reload, and another for another flow or a later step', async () => {
    const { ports } = await testApp();
    const challenges = await Promise.all([
      flowChallenge(ports, 'flow', 1),
      flowChallenge(ports, 'flow', 1),
      flowChallenge(ports, 'flow', 2),
      flowChallenge(ports, 'other', 1),
    ]);
    expect(challenges[1]).toBe(challenges[0]);
    expect(new Set(challenges).size).toBe(3);
  });
});

describe('the relying party', () => {
  it('is the host of the public address, for all origins that are let in', () => {
    const origins: [string, string] = ['https://auth.acme.test:8443', 'https://www.acme.test'];
    const party = relyingParty({ url: new URL('https://auth.acme.test:8443'), origins, trustedProxies: [] });
    expect(party).toEqual({ id: 'auth.acme.test', origins });
  });

  it.each(['http://127.0.0.1:3000', 'http://[::1]:3000'])('is nobody at %s', (url) => {
    expect(relyingParty({ url: new URL(url), origins: [url], trustedProxies: [] })).toBeUndefined();
  });
});

describe('a credential id', () => {
  const hold = (app: Awaited<ReturnType<typeof testApp>>, id: string) =>
    changeAccount(app.ports, id, (account) => ({ ...account, authenticators: [passkey()] }));

  it('A-22 is one account’s alone', async () => {
    const app = await testApp();
    const { ports, anna, ben, wait } = app;
    expect(await claimCredential(ports, 'credential1', anna)).toBe(true);
    await hold(app, anna.id);
    wait(3600);
    expect(await claimCredential(ports, 'credential1', ben)).toBe(false);
    expect(await claimCredential(ports, 'credential1', anna)).toBe(false);
    expect(await claimCredential(ports, 'credential2', ben)).toBe(true);
  });

  it('A-22 is not to be had in the moment before it is kept', async () => {
    const { ports, anna, ben } = await testApp();
    expect(await claimCredential(ports, 'credential1', anna)).toBe(true);
    expect(await claimCredential(ports, 'credential1', ben)).toBe(false);
    expect(await claimCredential(ports, 'credential1', anna)).toBe(true); // her first try was lost on the way
  });

  it('is free again where it was never kept, or removed', async () => {
    const { ports, anna, ben, wait } = await testApp();
    await claimCredential(ports, 'credential1', anna);
    wait(61);
    expect(await claimCredential(ports, 'credential1', ben)).toBe(true);
  });

  it('A-02 goes to one of 50 accounts that claim it at once', async () => {
    const { ports, anna } = await testApp();
    const accounts = Array.from({ length: 50 }, (_, i) => ({ ...anna, id: `account${i}` }));
    const claimed = await Promise.all(accounts.map((account) => claimCredential(ports, 'credential1', account)));
    expect(claimed.filter(Boolean)).toHaveLength(1);
  });
});
