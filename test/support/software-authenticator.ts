import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from '@sallyport/protocol';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const UP = 0x01;
const UV = 0x04;
const BE = 0x08;
const BS = 0x10;
const AT = 0x40;

const NO_AAGUID = '00000000-0000-0000-0000-000000000000';

/** What an honest browser and authenticator would not do, or not this time. */
export interface Misbehaviour {
  /** The page that the browser says it was. */
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** `webauthn.get` or `webauthn.create`. */
  type?: string;
  crossOrigin?: boolean;
  topOrigin?: string;
  /** The person was asked for a fingerprint or a PIN; `true` unless said. */
  userVerified?: boolean;
  userPresent?: boolean;
  /** Says this count, and doesn't count on. */
  signCount?: number;
  /** Says that it can be backed up, or not. */
  backupEligible?: boolean;
  /** Uses this credential whatever is allowed. */
  credentialId?: string;
  userHandle?: string | null;
  /** Signs with the key of another. */
  signWith?: KeyObject;
  /** COSE algorithm that it claims for its key. */
  alg?: number;
}

interface Credential {
  id: string;
  rpId: string;
  userHandle: string;
  key: KeyObject;
  signCount: number;
}

/**
 * A passkey authenticator with the browser around it, in software: ES256, discoverable, as a phone's is. It can be told
 * to misbehave in each of the ways that an attacker would.
 */
export class SoftwareAuthenticator {
  readonly credentials: Credential[] = [];
  readonly #origin: string;
  readonly #counts: boolean;
  readonly #aaguid: string;

  /**
   * @param counts  Keeps a signature counter, as a security key does; a synced passkey keeps none.
   * @param aaguid  What it says that it is; nothing unless told.
   */
  constructor(origin: string, { counts = false, aaguid = NO_AAGUID }: { counts?: boolean; aaguid?: string } = {}) {
    this.#aaguid = aaguid;
    this.#origin = origin;
    this.#counts = counts;
  }

  create(options: PasskeyCreation, wrong: Misbehaviour = {}): NewPasskey {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = wrong.credentialId ?? randomBytes(16).toString('base64url');
    const credential = { id, rpId: options.rp.id, userHandle: options.user.id, key: privateKey, signCount: 0 };
    this.credentials.push(credential);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, wrong.alg ?? -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    const rawId = Buffer.from(id, 'base64url');
    const model = Buffer.from(this.#aaguid.replaceAll('-', ''), 'hex');
    const attested = Buffer.concat([model, uint16(rawId.length), rawId, isoCBOR.encode(cose)]);
    const authData = Buffer.concat([this.#authenticatorData(credential, wrong, AT), attested]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      id,
      type: 'public-key',
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, wrong).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        transports: ['internal', 'hybrid'],
      },
    };
  }

  get(options: PasskeyRequest, wrong: Misbehaviour = {}): PasskeyAssertion {
    const allowed = options.allowCredentials?.map(({ id }) => id);
    const wanted = wrong.credentialId ? [wrong.credentialId] : allowed;
    const credential = this.credentials.find(({ id }) => wanted?.includes(id) ?? true);
    if (!credential) throw new Error('This authenticator has no such passkey.');
    const clientData = this.#clientData('webauthn.get', options.challenge, wrong);
    const authData = this.#authenticatorData(credential, wrong);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const userHandle = wrong.userHandle === undefined ? credential.userHandle : wrong.userHandle;
    return {
      id: credential.id,
      type: 'public-key',
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, wrong.signWith ?? credential.key).toString('base64url'),
        ...(userHandle === null ? {} : { userHandle }),
      },
    };
  }

  #clientData(type: string, challenge: string, wrong: Misbehaviour): Buffer {
    const { topOrigin } = wrong;
    return Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? this.#origin,
        crossOrigin: wrong.crossOrigin ?? false,
        ...(topOrigin === undefined ? {} : { topOrigin }),
      }),
    );
  }

  #authenticatorData(credential: Credential, wrong: Misbehaviour, more = 0): Buffer {
    if (this.#counts && wrong.signCount === undefined) credential.signCount++;
    const synced = wrong.backupEligible ?? !this.#counts;
    const flags =
      more | (wrong.userPresent === false ? 0 : UP) | (wrong.userVerified === false ? 0 : UV) | (synced ? BE | BS : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(wrong.signCount ?? credential.signCount);
    const rpIdHash = createHash('sha256')
      .update(wrong.rpId ?? credential.rpId)
      .digest();
    return Buffer.concat([rpIdHash, Buffer.of(flags), count]);
  }
}

const uint16 = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff);
