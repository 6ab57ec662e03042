import type { PolicyDocument, PolicyPreview, PolicyView } from '@sallyport/protocol';
import { Failure, request, type Connection, type Method, type RequestOptions } from './http.ts';

/** A policy, and the version of it that was read. */
export interface VersionedPolicy {
  view: PolicyView;
  /** The `ETag`: a change is made only while it is still what stands there (RFC 9110 §13.1.1). */
  version: string;
}

/** What an admin asks and changes. Each call rejects with a `Failure` where it is refused. */
export class AdminClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
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
