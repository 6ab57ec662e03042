import type { AdminClient } from '@sallyport/client';
import type { PolicyDocument, Role, WhatIf, WhatIfView } from '@sallyport/protocol';
import type { ReactiveControllerHost } from 'lit';
import { PersonSearch } from './person-search.ts';
import { PolicyCheck } from './policy-check.ts';

/** Of whom it is asked: somebody new of a role, or a person who is searched for. */
export type Who = Role | 'person';

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** Whom it is asked of, and where. */
interface Backend {
  admin: AdminClient;
  scope: string;
}

/** Somebody whom an admin asks about, and what a draft would mean for them. */
export class PolicySomebody {
  readonly person: PersonSearch;
  readonly check: PolicyCheck<WhatIfView>;
  readonly #backend: () => Backend;

  constructor(host: Host, backend: () => Backend) {
    this.#backend = backend;
    this.check = new PolicyCheck(host);
    this.person = new PersonSearch(
      host,
      (search, signal) => {
        const { admin, scope } = backend();
        const [kind = '', id] = scope.split(':'); // `tenant` or `profile`: whom the document is for
        return admin.accounts({ search, [kind]: id }, signal);
      },
      () => host.requestUpdate(),
    );
  }

  /**
   * Asks anew where the draft is another, or whom it is about.
   *
   * @param draft  What tells it from every other.
   * @param isEditing  More may follow.
   */
  ask(who: Who | undefined, draft: string, document: PolicyDocument, isEditing: boolean): void {
    const { admin, scope } = this.#backend();
    const whom = who === 'person' ? { account: this.person.chosen?.id } : { role: who };
    const [whose] = Object.values(whom);
    if (whose === undefined) return this.check.forget();
    const asked = { document, ...whom } as WhatIf;
    this.check.ask(draft + whose, (signal) => admin.whatIf(scope, asked, signal), isEditing);
  }
}
