import type { PolicyDocument, PolicyView } from '@sallyport/protocol';
import {
  departuresOf,
  judgeDocument,
  mayReplace,
  policyInForce,
  type Channels,
  type Policy,
  type PolicyDocuments,
  type Standing,
} from '@sallyport/rules';
import { policyFields } from './policy-fields.ts';
import type { PolicyScope, StoredPolicy } from './policy-store.ts';
import { scopeName } from './scope.ts';

/** What a view is made of. */
export interface ViewOf {
  scope: PolicyScope;
  /** What stands there; `undefined` where nothing ever did. */
  own: Pick<StoredPolicy, 'document' | 'author'> | undefined;
  /** The policy that is inherited there. */
  above: Policy;
  /** The documents that say so. */
  documents: Pick<PolicyDocuments, 'platform' | 'profile'>;
  channels: Channels;
  /** Unix time in ms. */
  now: number;
  /** How high the admin stands who looks at it. */
  admin: Standing;
}

/** What an admin sees of a policy. */
export function policyView({ scope, own = {}, above, documents, channels, now, admin }: ViewOf): PolicyView {
  const { document = {} } = own;
  const { policy } = judgeDocument(above, document, scope.kind, channels);
  return {
    scope: scopeName(scope),
    document,
    inherited: documentOf(above),
    inForce: documentOf(policy),
    maySet: scope.kind === 'tenant' ? above.tenantOverride : 'full',
    mayReplace: mayReplace(own, admin),
    fields: policyFields({ kind: scope.kind, above, documents, channels }),
    unsendable: [...(policyInForce(policy, channels).unsendable ?? [])],
    departures: departuresOf(policy, now),
  };
}

/** A whole policy as a document: without what no document says. */
function documentOf({ unsendable: _unsendable, trustEndedAt: _ended, ...document }: Policy): PolicyDocument {
  return document;
}
