import type {
  AccountPage,
  AccountPatch,
  AccountView,
  PolicyDocument,
  PolicyPreview,
  PolicyView,
} from '@sallyport/protocol';
import { Failure, request, type Connection, type Method, type RequestOptions } from './http.ts';

/** A policy, and the version of it that was read. */
export interface VersionedPolicy {
  view: PolicyView;
  /** The `ETag`: a change is made only while it is still what stands there (RFC 9110 §13.1.1). */
  version: string;
}

/** Which accounts are asked for: what is left out doesn't matter. */
export interface AccountSearch {
  /** The beginning of an address, of a word of a name, or of a user name. */
  search?: string | undefined;
  role?: AccountView['role'] | undefined;
  state?: AccountView['state'] | undefined;
  /** Whether any second factor is set up. */
  mfa?: boolean | undefined;
  /** The `next` of the page before. */
  cursor?: string | undefined;
}

/** What an admin asks and changes. Each call rejects with a `Failure` where it is refused. */
export class AdminClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A page of the accounts within reach. One that is short, even empty, may have a next. */
  async accounts(search: AccountSearch, signal?: AbortSignal): Promise<AccountPage> {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const query =
      given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
    return (await request<AccountPage>(this.#connection, 'GET', `/admin/accounts${query}`, { signal })).body;
  }

  async changeAccount(id: string, patch: AccountPatch): Promise<void> {
    await request(this.#connection, 'PATCH', accountPath(id), { body: patch });
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
    return (await request<PolicyPreview>(this.#connection, 'POST', path, { body: document, signal })).body;
  }

  async #versioned(method: Method, scope: string, options: RequestOptions): Promise<VersionedPolicy> {
    const { body, etag } = await request<PolicyView>(this.#connection, method, pathOf(scope), options);
    if (etag === null) throw new Failure('unexpected');
    return { view: body, version: etag };
  }
}

const pathOf = (scope: string): string => `/admin/policies/${encodeURIComponent(scope)}`;

const accountPath = (id: string): string => `/admin/accounts/${encodeURIComponent(id)}`;
