import { generateKeyPairSync } from 'node:crypto';
import { passkeyCreation, passkeyRequest, type PasskeyAuthenticator } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { verifyAssertion } from '../../server/src/passkeys/verify-assertion.ts';
import { verifyNewPasskey } from '../../server/src/passkeys/verify-new-passkey.ts';
import { account } from '../support/account.ts';
import { SoftwareAuthenticator, type Misbehaviour } from '../support/software-authenticator.ts';

const ORIGIN = 'https://auth.acme.test';
const WWW = 'https://www.acme.test';
const party = { id: 'auth.acme.test', origins: [ORIGIN, WWW] };
const asker = { rpId: party.id, challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };

const make = (device: SoftwareAuthenticator, wrong: Misbehaviour = {}) =>
  verifyNewPasskey(device.create(passkeyCreation(account(), asker, 'preferred'), wrong), party, asker.challenge);

async function owner(device = new SoftwareAuthenticator(ORIGIN)) {
  const made = await make(device);
  if (!made) throw new Error('The passkey was refused.');
  const passkey: PasskeyAuthenticator = { ...made, id: 'key1', addedAt: 0 };
  const use = (wrong: Misbehaviour = {}) =>
    verifyAssertion(
      device.get(passkeyRequest(asker, 'required'), wrong),
      [passkey],
      party,
      (challenge) => challenge === asker.challenge,
    );
  return { passkey, use };
}

const FOREIGN: [string, Misbehaviour][] = [
  ['another page', { origin: 'https://auth.acme.test.evil.test' }],
  ['another domain', { rpId: 'evil.test' }],
  ['another challenge', { challenge: 'BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB' }],
  ['the other ceremony', { type: 'payment.get' }],
  ['nobody there', { userPresent: false, userVerified: false }],
  ['a frame on a page that it does not name', { crossOrigin: true }],
  ['a frame on a foreign page', { crossOrigin: true, topOrigin: 'https://evil.test' }],
];

describe('the use of a passkey', () => {
  it('is what the authenticator says of it', async () => {
    const { use } = await owner();
    expect(await use()).toEqual({
      authenticator: 'key1',
      userVerified: true,
      signCount: 0,
      backupEligible: true,
      backedUp: true,
    });
    expect(await use({ userVerified: false })).toMatchObject({ userVerified: false });
  });

  it('tells the count of a device that keeps one, lower ones too', async () => {
    const { use } = await owner(new SoftwareAuthenticator(ORIGIN, { counts: true }));
    expect(await use({ signCount: 9 })).toMatchObject({ signCount: 9, backupEligible: false });
    expect(await use({ signCount: 0 })).toMatchObject({ signCount: 0 });
  });

  it('is let in from the site’s other pages, and from a frame on one of them', async () => {
    const { use } = await owner();
    expect(await use({ origin: WWW })).toBeDefined();
    expect(await use({ crossOrigin: true, topOrigin: WWW })).toBeDefined();
  });

  it.each(FOREIGN)('A-22 is refused: %s', async (_what, wrong) => {
    const { use } = await owner();
    expect(await use(wrong)).toBeUndefined();
  });

  it('A-22 is refused with the signature of another key', async () => {
    const { use } = await owner();
    expect(await use({ signWith: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey })).toBeUndefined();
  });

  it('A-22 is refused for a passkey that is not among the account’s', async () => {
    const device = new SoftwareAuthenticator(ORIGIN);
    const { passkey } = await owner(device);
    const response = device.get(passkeyRequest(asker, 'required'));
    expect(await verifyAssertion(response, [passkey], party, () => true)).toBeDefined();
    const renamed = { ...passkey, credentialId: 'another' };
    expect(await verifyAssertion(response, [renamed], party, () => true)).toBeUndefined();
  });

  it('A-26 is refused, not an error, where it makes no sense', async () => {
    const { passkey } = await owner();
    const response = { clientDataJSON: 'bnVsbA', authenticatorData: 'AA', signature: 'AA' };
    const id = passkey.credentialId;
    expect(await verifyAssertion({ id, type: 'public-key', response }, [passkey], party, () => true)).toBeUndefined();
  });
});

describe('a new passkey', () => {
  it('is kept as its authenticator made it', async () => {
    const device = new SoftwareAuthenticator(ORIGIN);
    const made = await make(device);
    expect(made).toEqual({
      type: 'passkey',
      credentialId: device.credentials[0]?.id,
      publicKey: expect.stringMatching(/^[\w-]{90,}$/),
      signCount: 0,
      transports: ['internal', 'hybrid'],
      backupEligible: true,
      backedUp: true,
      userVerified: true,
    });
  });

  it.each([...FOREIGN, ['a kind of key that was not asked for', { alg: -36 }]] satisfies [string, Misbehaviour][])(
    'A-22 is refused: %s',
    async (_what, wrong) => {
      expect(await make(new SoftwareAuthenticator(ORIGIN), wrong)).toBeUndefined();
    },
  );

  it('is refused under an id that is not its own', async () => {
    const device = new SoftwareAuthenticator(ORIGIN);
    const response = device.create(passkeyCreation(account(), asker, 'preferred'));
    expect(await verifyNewPasskey({ ...response, id: 'AAAA' }, party, asker.challenge)).toBeUndefined();
  });
});
