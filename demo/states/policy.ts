import { Client } from '@sallyport/client';
import type { PolicyDocument, PolicyPreview, PolicyView } from '@sallyport/protocol';
import { departuresOf, judgeDocument, policyAbove, standard, type Channels, type Standing } from '@sallyport/rules';
import { policyView, type ViewOf } from '../../server/src/policies/policy-view.ts';
import type { GalleryState } from './gallery-state.ts';
import { offline, refusing, waiting } from './panel-clients.ts';

/** The same in every picture. */
const NOW = Date.UTC(2026, 10, 2, 9);
const START = '2026-12-01T08:00:00.000Z';

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

const PLATFORM: PolicyDocument = { attempts: { lockAfter: 10 }, recover: false };
const OWN: PolicyDocument = { attempts: { lockAfter: 5 }, trustedDevices: { days: 14, factors: ['totp', 'passkey'] } };
/** As the owner of a tenant sees it, who may be stricter than the platform. */
export const acme: ViewOf = ofTenant(OWN, PLATFORM);
const ENFORCED = { group: 'all', from: START } as const;

/** What is edited, with the document that it makes. */
interface Edited {
  edits: ReadonlyMap<string, unknown>;
  document: PolicyDocument;
}

const edited: Edited = {
  edits: new Map<string, unknown>([
    ['enforcement', ENFORCED],
    ['attempts.lockAfter', 3],
    ['session.idle', 3600],
  ]),
  document: { ...OWN, attempts: { lockAfter: 3 }, enforcement: ENFORCED, session: { idle: 3600 } },
};
const unsafe: Edited = {
  edits: new Map<string, unknown>([
    ['factors.member', ['backup-code']],
    ['attempts.lockAfter', 50],
  ]),
  document: { ...OWN, attempts: { lockAfter: 50 }, factors: { member: ['backup-code'] } },
};

/** A backend that holds a policy, and says what a draft of it would do. */
function holding(of: ViewOf, document: PolicyDocument = {}, enrols = 61): Client {
  const view: PolicyView = policyView(of);
  const { policy, refusals } = judgeDocument(of.above, document, of.scope.kind, of.channels);
  const preview: PolicyPreview = {
    refusals,
    departures: departuresOf(policy, NOW),
    enrols,
    tenants: [{ tenant: 'acme', enrols }],
    groups: { ready: 441, 'must-set-up': 0, 'has-time': enrols, exempt: 71 - enrols, 'locked-out': 0 },
    exemptions: { program: 2, provider: 8, suspended: 0, 'not-asked': 61 - enrols },
    exact: true,
    at: new Date(NOW).toISOString(),
  };
  return new Client({
    server: '/demo',
    fetch: async (url) => {
      if (url.endsWith('/session')) return new Response(null, { status: 204 });
      return Response.json(url.endsWith('/preview') ? preview : view, { headers: { etag: '"1"' } });
    },
  });
}

const scope = 'tenant:acme';

/** Every look of `<sally-policy>`. */
export const policyStates = {
  platform: {
    id: 'policy-platform',
    title: 'The platform’s',
    note: 'Everything can be set. Each field that asks less than a standard says so.',
    tag: 'sally-policy',
    set: { client: holding(platform) },
  },
  tenant: {
    id: 'policy-tenant',
    title: 'A tenant’s, which may be stricter',
    note: 'What can’t be set is muted, with its reason.',
    tag: 'sally-policy',
    set: { client: holding(acme), scope },
  },
  edited: {
    id: 'policy-edited',
    title: 'Edited',
    note: 'The bar says how many people it reaches.',
    tag: 'sally-policy',
    set: { client: holding(acme, edited.document), scope, edits: edited.edits },
  },
  review: {
    id: 'policy-review',
    title: 'Before it is saved',
    tag: 'sally-policy',
    set: { client: holding(acme, edited.document), scope, edits: edited.edits, reviewing: true },
  },
  refused: {
    id: 'policy-refused',
    title: 'What can’t be saved',
    note: 'Each reason stands at its field.',
    tag: 'sally-policy',
    set: { client: holding(acme, unsafe.document, 0), scope, edits: unsafe.edits },
  },
  conflict: {
    id: 'policy-conflict',
    title: 'Somebody else was first',
    note: 'What they have saved stands beside what was typed.',
    tag: 'sally-policy',
    set: {
      client: holding(acme, edited.document),
      scope,
      edits: edited.edits,
      meanwhile: new Set(['attempts.lockAfter', 'trustedDevices']),
    },
  },
  overtaken: {
    id: 'policy-overtaken',
    title: 'What the platform has overtaken',
    note: 'The platform has become stricter since: what is set no longer counts.',
    tag: 'sally-policy',
    set: { client: holding(ofTenant(OWN, { ...PLATFORM, trustedDevices: 'off' })), scope },
  },
  none: {
    id: 'policy-none',
    title: 'To look at alone',
    tag: 'sally-policy',
    set: { client: holding(ofTenant({}, { ...PLATFORM, tenantOverride: 'none' })), scope },
  },
  ownerOnly: {
    id: 'policy-owner-only',
    title: 'Set by the owner',
    note: 'Another admin can’t take back what the owner asks for.',
    tag: 'sally-policy',
    set: { client: holding(ofTenant(OWN, PLATFORM, 'tenant')), scope },
  },
  loading: { id: 'policy-loading', title: 'Loading', tag: 'sally-policy', set: { client: waiting() } },
  offline: { id: 'policy-offline', title: 'Not reached', tag: 'sally-policy', set: { client: offline() } },
  stale: {
    id: 'policy-stale',
    title: 'A fresh proof first',
    tag: 'sally-policy',
    set: { client: refusing('reauthentication-required', 403) },
  },
  notAdmin: {
    id: 'policy-not-admin',
    title: 'For admins alone',
    tag: 'sally-policy',
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<'sally-policy'>>;
