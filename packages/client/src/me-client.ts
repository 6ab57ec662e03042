import type { ActivityPage, AddedPasskey, AuthenticatorChange, Me, NewPasskey } from '@sallyport/protocol';
import { ask, type Sample } from './answer-like.ts';
import { Failure, request, type Connection } from './http.ts';
import { LocalClock } from './local-time.ts';
import { Resource } from './resource.ts';

const ME: Sample<Me> = {
  account: {},
  authenticators: [],
  offers: [],
  trustedDevices: [],
  sessions: [],
  password: {},
  address: {},
};
const EVENTS: Sample<ActivityPage> = { events: [] };
const PASSKEY: Sample<AddedPasskey> = { id: '' };

const at = (path: string, id: string): string => `/me/${path}/${encodeURIComponent(id)}`;

/**
 * A person's own account: what they have set up, their devices and sessions. Each change rejects with a `Failure` where
 * it is refused, and resolves once it is made and the account was loaded anew for whoever shows it.
 */
export class MeClient extends Resource<Me> {
  readonly #connection: Connection;
  readonly #clock: LocalClock;

  constructor(connection: Connection) {
    const clock = new LocalClock();
    super({ load: async (signal) => clock.local(await ask(ME, connection, 'GET', '/me', { signal })) });
    this.#connection = connection;
    this.#clock = clock;
  }

  /**
   * What happened to the account, newest first, a page of 20.
   *
   * @param cursor  The `next` of the page before. One that is kept no more is refused as `not-found`.
   */
  async activity(cursor?: string, signal?: AbortSignal): Promise<ActivityPage> {
    const path = cursor === undefined ? '/me/activity' : `/me/activity?cursor=${encodeURIComponent(cursor)}`;
    return this.#clock.local(await ask(EVENTS, this.#connection, 'GET', path, { signal }));
  }

  /** Whether there is anything besides the password that proves who they are. */
  async hasSecondStep(): Promise<boolean> {
    return (await ask(ME, this.#connection, 'GET', '/me')).body.authenticators.length > 0;
  }

  /**
   * Ends one session, also where it has ended already. With this browser's own, nobody is signed in here any more.
   */
  endSession(id: string): Promise<void> {
    return this.#end(at('sessions', id));
  }

  endOtherSessions(): Promise<void> {
    return this.#change('DELETE', '/me/sessions');
  }

  /** Ends every session, this browser's last: where that fails, it can be tried again. */
  async endAllSessions(): Promise<void> {
    await request(this.#connection, 'DELETE', '/me/sessions');
    await this.#change('DELETE', '/session');
  }

  /** The code is asked for again on that device, also where it was forgotten already. */
  forgetTrustedDevice(id: string): Promise<void> {
    return this.#end(at('trusted-devices', id));
  }

  forgetTrustedDevices(): Promise<void> {
    return this.#change('DELETE', '/me/trusted-devices');
  }

  changeAuthenticator(id: string, change: AuthenticatorChange): Promise<void> {
    return this.#change('PATCH', at('authenticators', id), change);
  }

  removeAuthenticator(id: string): Promise<void> {
    return this.#change('DELETE', at('authenticators', id));
  }

  /**
   * Keeps a passkey that the browser made by itself, from what the end of a sign-in offered.
   *
   * @returns Its id among the account's authenticators.
   */
  async keepPasskey(passkey: NewPasskey): Promise<string> {
    const { body } = await ask(PASSKEY, this.#connection, 'POST', '/me/passkeys', { body: passkey });
    await this.refresh();
    return body.id;
  }

  /** Removes every authenticator and the backup codes. */
  disableMfa(): Promise<void> {
    return this.#change('DELETE', '/me/mfa');
  }

  /** What is gone is as it was to be. */
  async #end(path: string): Promise<void> {
    await this.#change('DELETE', path).catch(async (error: unknown) => {
      if (!(error instanceof Failure) || error.problem?.code !== 'not-found') throw error;
      await this.refresh();
    });
  }

  async #change(method: 'DELETE' | 'PATCH', path: string, body?: unknown): Promise<void> {
    await request(this.#connection, method, path, { body });
    await this.refresh();
  }
}
