import type {
  AccountPage,
  AccountView,
  ApiKeyList,
  ApiKeyView,
  MadeApiKey,
  NewApiKey,
  NewTenant,
  ProfilePage,
  ProfileView,
  TenantPage,
  TenantPatch,
  TenantView,
} from '@sallyport/protocol';
import { ask, type Sample } from './answer-like.ts';
import { request, type Connection } from './http.ts';

const TENANTS: Sample<TenantPage> = { tenants: [] };
const PROFILES: Sample<ProfilePage> = { profiles: [] };
const TENANT: Sample<TenantView> = { id: '' };
const PROFILE: Sample<ProfileView> = { id: '', name: '' };
const ACCOUNTS: Sample<AccountPage> = { accounts: [] };
const KEYS: Sample<ApiKeyList> = { apiKeys: [] };
const MADE: Sample<MadeApiKey> = { id: '', name: '', key: '' };
const ACCOUNT: Sample<AccountView> = { id: '', email: '' };

/** A program that is to have an account: it signs in by key alone. */
export interface NewProgram {
  email: string;
  role: AccountView['role'];
  name?: string;
  /** The id of its tenant; the admin's own, unless told. */
  tenant?: string;
}

/**
 * What a system admin asks and changes about the platform: apart from what every admin does, who loads none of it. Each
 * call rejects with a `Failure` where it is refused.
 */
export class SystemClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A page of the tenants within reach, in the order of their ids. @param cursor  The `next` of the page before. */
  async tenants(cursor?: string, signal?: AbortSignal): Promise<TenantPage> {
    return (await ask(TENANTS, this.#connection, 'GET', pageOf('/admin/tenants', cursor), { signal })).body;
  }

  /** Rejects with `identifier-taken` where there is one of this id. */
  async addTenant(tenant: NewTenant): Promise<TenantView> {
    return (await ask(TENANT, this.#connection, 'POST', '/admin/tenants', { body: tenant })).body;
  }

  /**
   * Rejects with `policy-refused` where its owner could no longer sign in under the plan and the profile, and with
   * `answered-elsewhere` where somebody else has changed these since.
   */
  async changeTenant(id: string, patch: TenantPatch): Promise<TenantView> {
    return (await ask(TENANT, this.#connection, 'PATCH', tenantPath(id), { body: patch })).body;
  }

  /** Signs everybody of a tenant out everywhere. */
  async endTenantSessions(id: string): Promise<void> {
    await request(this.#connection, 'DELETE', `${tenantPath(id)}/sessions`);
  }

  /** A page of the profiles, in the order of their ids. @param cursor  The `next` of the page before. */
  async profiles(cursor?: string, signal?: AbortSignal): Promise<ProfilePage> {
    return (await ask(PROFILES, this.#connection, 'GET', pageOf('/admin/profiles', cursor), { signal })).body;
  }

  /** All profiles: there are a few, to choose one of. */
  async allProfiles(signal?: AbortSignal): Promise<readonly ProfileView[]> {
    const all: ProfileView[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.profiles(cursor, signal);
      all.push(...page.profiles);
      cursor = page.next;
    } while (cursor !== undefined);
    return all;
  }

  /** Rejects with `not-found` where there is none of this id. */
  async profile(id: string, signal?: AbortSignal): Promise<ProfileView> {
    return (await ask(PROFILE, this.#connection, 'GET', profilePath(id), { signal })).body;
  }

  /** Makes a profile. Rejects with `version-conflict` where there is one of this id. */
  async addProfile({ id, name }: ProfileView): Promise<ProfileView> {
    const options = { body: { name }, mustBeNew: true };
    return (await ask(PROFILE, this.#connection, 'PUT', profilePath(id), options)).body;
  }

  /** Makes a profile, or calls the one of this id something else. */
  async writeProfile(id: string, name: string): Promise<ProfileView> {
    return (await ask(PROFILE, this.#connection, 'PUT', profilePath(id), { body: { name } })).body;
  }

  /** A page of the programs within reach. @param cursor  The `next` of the page before. */
  async programs(cursor?: string, signal?: AbortSignal): Promise<AccountPage> {
    const path = `/admin/accounts?${new URLSearchParams({ kind: 'api', ...(cursor === undefined ? {} : { cursor }) })}`;
    return (await ask(ACCOUNTS, this.#connection, 'GET', path, { signal })).body;
  }

  /** Rejects with `not-found` where there is no such tenant. Others may have its address: nobody signs in by it. */
  async addProgram(program: NewProgram): Promise<AccountView> {
    const body = { ...program, kind: 'api' };
    return (await ask(ACCOUNT, this.#connection, 'POST', '/admin/accounts', { body })).body;
  }

  /** The keys of a program, without the keys themselves. */
  async apiKeys(program: string, signal?: AbortSignal): Promise<readonly ApiKeyView[]> {
    return (await ask(KEYS, this.#connection, 'GET', keysPath(program), { signal })).body.apiKeys;
  }

  /** Makes a key, which this answer alone shows. Rejects with `not-offered` where there are as many as there may be. */
  async makeApiKey(program: string, key: NewApiKey): Promise<MadeApiKey> {
    return (await ask(MADE, this.#connection, 'POST', keysPath(program), { body: key })).body;
  }

  /** Ends a key of a program at once. @param key  Its id; all of them, unless told. */
  async revokeApiKeys(program: string, key?: string): Promise<void> {
    const path = key === undefined ? keysPath(program) : `${keysPath(program)}/${encodeURIComponent(key)}`;
    await request(this.#connection, 'DELETE', path);
  }

  /** An account by its id, such as a tenant's owner. */
  async account(id: string, signal?: AbortSignal): Promise<AccountView> {
    const path = `/admin/accounts/${encodeURIComponent(id)}`;
    return (await ask(ACCOUNT, this.#connection, 'GET', path, { signal })).body;
  }
}

const tenantPath = (id: string): string => `/admin/tenants/${encodeURIComponent(id)}`;

const profilePath = (id: string): string => `/admin/profiles/${encodeURIComponent(id)}`;

const keysPath = (program: string): string => `/admin/accounts/${encodeURIComponent(program)}/api-keys`;

const pageOf = (path: string, cursor: string | undefined): string =>
  cursor === undefined ? path : `${path}?${new URLSearchParams({ cursor })}`;
