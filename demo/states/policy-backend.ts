import '../../packages/mock/src/without-eval.ts';
import type { PolicyDocument, PolicyPreview, PolicyView, Role, WhatIfView } from '@sallyport/protocol';
import {
  departuresOf,
  groupOf,
  judgeDocument,
  originsOf,
  policyAbove,
  standard,
  stepAfterPassword,
  type Channels,
  type Standing,
} from '@sallyport/rules';
import { policyView, type ViewOf } from '../../server/src/policies/policy-view.ts';
import { somebodyNew } from '../../server/src/policies/somebody-new.ts';
import { OWN, PLATFORM } from './policy-documents.ts';

/** The same in every picture. */
const NOW = Date.UTC(2026, 10, 2, 9);

const ACME = { id: 'acme', tenant: { createdAt: 0, epoch: 0 } };
const NO_SMS: Channels = { mail: true, sms: false, passkeys: true };

/** A tenant below what a platform and its profile set, as its owner sees it. */
function ofTenant(document: PolicyDocument, platform: PolicyDocument, admin: Standing = 'owner'): ViewOf {
  const documents = { platform, profile: { reauthWithin: 300 } };
  return {
    scope: { kind: 'tenant', id: 'acme' },
    own: { document, author: 'owner' },
    above: policyAbove(standard, documents, ACME),
    documents,
    channels: NO_SMS,
    now: NOW,
    admin,
  };
}

const platform: ViewOf = {
  scope: { kind: 'platform' },
  own: { document: { attempts: { checkRate: { count: 10, per: 3600 } }, signUp: { phone: false } } },
  above: standard,
  documents: {},
  channels: { ...NO_SMS, sms: true },
  now: NOW,
  admin: 'system-admin',
};

/** As the owner of a tenant sees it, who may be stricter than the platform. */
export const acme: ViewOf = ofTenant(OWN, PLATFORM);

/** The policies that states show, and one of a tenant below what a platform sets. */
export const policies = { platform, acme, ofTenant };

/** What a backend answers that holds a policy, and what it says that a draft of it would do. */
export function answersOf(of: ViewOf, document: PolicyDocument, enrols: number) {
  const view: PolicyView = policyView(of);
  const { policy, refusals } = judgeDocument(of.above, document, of.scope.kind, of.channels);
  const preview: PolicyPreview = {
    refusals,
    departures: departuresOf(policy, NOW),
    enrols,
    tenants: [{ tenant: 'acme', enrols }],
    groups: { ready: 441, 'must-set-up': 0, 'has-time': enrols, exempt: 71 - enrols, 'locked-out': 0 },
    exemptions: { program: 2, provider: 8, suspended: 0, 'break-glass': 0, 'not-asked': 61 - enrols },
    exact: true,
    at: new Date(NOW).toISOString(),
  };
  return { view, preview };
}

/** What it says that a draft would mean for somebody new of a role. */
export function whatIfOf(of: ViewOf, document: PolicyDocument, role: Role): WhatIfView {
  const { policy } = judgeDocument(of.above, document, of.scope.kind, of.channels);
  const account = somebodyNew('new', ACME.id, role);
  return {
    group: groupOf(account, policy, NOW),
    step: stepAfterPassword(account, policy, 'acme.example', NOW),
    origins: originsOf(standard, { ...of.documents, [of.scope.kind]: document }, ACME),
  };
}
