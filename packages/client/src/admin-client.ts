import type {
  AccountPage,
  AccountPatch,
  AccountView,
  Adoption,
  EnrolmentGroup,
  AuditKind,
  AuditPage,
  Invite,
  PolicyDocument,
  PolicyPreview,
  PolicyView,
  WhatIf,
  WhatIfView,
} from '@sallyport/protocol';
import { ask, type Sample } from './answer-like.ts';
import { Failure, request, type Connection, type Method, type RequestOptions } from './http.ts';

/** A policy, and the version of it that was read. */
export interface VersionedPolicy {
  view: PolicyView;
  /** The `ETag`: a change is made only while it is still what stands there (RFC 9110 §13.1.1). */
  version: string;
}

/** Which accounts are asked for: what is left out doesn't matter. */
export interface AccountSearch {
  /** The id of a tenant; all within the admin's reach, unless told. */
  tenant?: string | undefined;
  /** The id of a profile: those alone whose tenant has it. */
  profile?: string | undefined;
  /** The beginning of an address, of a word of a name, or of a user name. */
  search?: string | undefined;
  role?: AccountView['role'] | undefined;
  state?: AccountView['state'] | undefined;
  kind?: AccountView['kind'] | undefined;
  signIn?: AccountView['signIn'] | undefined;
  /** Whether any second factor is set up. */
  mfa?: boolean | undefined;
  /** Those alone whose codes are locked just now. */
  locked?: true | undefined;
  /** A tenant's owner, or anybody else. */
  owner?: boolean | undefined;
  /** The `next` of the page before. */
  cursor?: string | undefined;
}

/** Which events are asked for: what is left out doesn't matter. */
export interface AuditSearch {
  /** The id of a tenant; the admin's own, unless told. */
  tenant?: string | undefined;
  /** The id of the account that it was done to. */
  account?: string | undefined;
  kinds?: readonly AuditKind[] | undefined;
  /** The first instant that counts, and the first that no longer does: ISO 8601, in UTC. */
  from?: string | undefined;
  to?: string | undefined;
  /** The `next` of the page before. */
  cursor?: string | undefined;
}

const ACCOUNTS: Sample<AccountPage> = { accounts: [] };
const EVENTS: Sample<AuditPage> = { events: [], people: [] };
const ADOPTION: Sample<Adoption> = { people: 0, byFactor: {} };
const POLICY: Sample<PolicyView> = {
  scope: '',
  document: {},
  inherited: {},
  inForce: {},
  fields: [],
  departures: [],
};
const PREVIEW: Sample<PolicyPreview> = { refusals: [], departures: [], groups: {} };
const WHAT_IF: Sample<WhatIfView> = { group: '', origins: {} };

/** What an admin asks and changes. Each call rejects with a `Failure` where it is refused. */
export class AdminClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A page of the accounts within reach. One that is short, even empty, may have a next. */
  async accounts(search: AccountSearch, signal?: AbortSignal): Promise<AccountPage> {
    const path = `/admin/accounts${queryOf(search)}`;
    return (await ask(ACCOUNTS, this.#connection, 'GET', path, { signal })).body;
  }

  /** A page of what has happened in a tenant, newest first. One that is short, even empty, may have a next. */
  async audit(search: AuditSearch, signal?: AbortSignal): Promise<AuditPage> {
    return (await ask(EVENTS, this.#connection, 'GET', `/admin/audit${queryOf(search)}`, { signal })).body;
  }

  /** How far second steps have come. @param tenant  Its id; all within reach, unless told. */
  async adoption(tenant?: string, signal?: AbortSignal): Promise<Adoption> {
    const path = `/admin/adoption${queryOf({ tenant })}`;
    return (await ask(ADOPTION, this.#connection, 'GET', path, { signal })).body;
  }

  /** Where all accounts of a search are had as a table, for a link: a browser saves it as it comes. */
  accountsFile(search: Omit<AccountSearch, 'cursor'>): string {
    return `${this.#address}/admin/accounts.csv${queryOf(search)}`;
  }

  /** Where all events of a search are had as a table, or an event a line, for a link. */
  auditFile(format: 'csv' | 'ndjson', search: Omit<AuditSearch, 'cursor'>): string {
    return `${this.#address}/admin/audit.${format}${queryOf(search)}`;
  }

  async changeAccount(id: string, patch: AccountPatch): Promise<void> {
    await request(this.#connection, 'PATCH', accountPath(id), { body: patch });
  }

  /** Mails somebody a link that makes them one of a tenant's, or another one in its place. */
  async invite(invitation: Invite): Promise<void> {
    await request(this.#connection, 'POST', '/admin/invitations', { body: invitation });
  }

  /** Takes away all that a person has set up, their backup codes and their trusted devices. */
  async removeMfa(id: string): Promise<void> {
    await request(this.#connection, 'DELETE', `${accountPath(id)}/mfa`);
  }

  /** Signs a person out everywhere. */
  async endSessions(id: string): Promise<void> {
    await request(this.#connection, 'DELETE', `${accountPath(id)}/sessions`);
  }

  /** @param scope  `platform`, `profile:ID` or `tenant:ID`. */
  policy(scope: string, signal?: AbortSignal): Promise<VersionedPolicy> {
    return this.#versioned('GET', scope, { signal });
  }

  /** Rejects with `version-conflict` where somebody else has saved since. */
  savePolicy(scope: string, document: PolicyDocument, version: string): Promise<VersionedPolicy> {
    return this.#versioned('PUT', scope, { body: document, ifMatch: version });
  }

  /** Goes back to what is inherited. */
  resetPolicy(scope: string, version: string): Promise<VersionedPolicy> {
    return this.#versioned('DELETE', scope, { ifMatch: version });
  }

  /** What a document would do, were it saved. */
  async previewPolicy(scope: string, document: PolicyDocument, signal?: AbortSignal): Promise<PolicyPreview> {
    const path = `${pathOf(scope)}/preview`;
    return (await ask(PREVIEW, this.#connection, 'POST', path, { body: document, signal })).body;
  }

  /** What a document would mean for an account, or for somebody new of a role, were it saved. */
  async whatIf(scope: string, asked: WhatIf, signal?: AbortSignal): Promise<WhatIfView> {
    const path = `${pathOf(scope)}/what-if`;
    return (await ask(WHAT_IF, this.#connection, 'POST', path, { body: asked, signal })).body;
  }

  /** A page of the people whom a document would meet in one way, were it saved. */
  async previewPeople(
    scope: string,
    document: PolicyDocument,
    group: EnrolmentGroup,
    cursor?: string,
    signal?: AbortSignal,
  ): Promise<AccountPage> {
    const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`;
    const path = `${pathOf(scope)}/preview/${group}${query}`;
    return (await ask(ACCOUNTS, this.#connection, 'POST', path, { body: document, signal })).body;
  }

  /** The address of the backend, without the slash that it may end in. */
  get #address(): string {
    return this.#connection.server.replace(/\/+$/, '');
  }

  async #versioned(method: Method, scope: string, options: RequestOptions): Promise<VersionedPolicy> {
    const { body, etag } = await ask(POLICY, this.#connection, method, pathOf(scope), options);
    if (etag === null) throw new Failure('unexpected');
    return { view: body, version: etag };
  }
}

/** A query of what is asked for; several values of one are parted by commas. */
function queryOf(search: AccountSearch | AuditSearch): string {
  const given = Object.entries(search).flatMap(([name, value]) => {
    const text = value === undefined ? '' : String(value);
    return text === '' ? [] : [[name, text]];
  });
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

const pathOf = (scope: string): string => `/admin/policies/${encodeURIComponent(scope)}`;

const accountPath = (id: string): string => `/admin/accounts/${encodeURIComponent(id)}`;
