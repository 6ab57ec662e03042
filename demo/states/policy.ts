import { Client } from '@sallyport/client';
import type { Me, PolicyDocument, WhatIf } from '@sallyport/protocol';
import type { ViewOf } from '../../server/src/policies/policy-view.ts';
import type { GalleryState } from './gallery-state.ts';
import { offline, refusing, waiting } from './panel-clients.ts';
import { OWN, PLATFORM } from './policy-documents.ts';
import { settingsStates, someone } from './settings.ts';

const START = '2026-12-01T08:00:00.000Z';
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

type Backend = typeof import('./policy-backend.ts');

/** A backend that holds a policy. The rules that it judges by are loaded once it is asked. */
function holding(
  of: (policies: Backend['policies']) => ViewOf,
  document: PolicyDocument = {},
  enrols = 61,
  me: Me = someone,
): Client {
  return new Client({
    server: '/demo',
    fetch: async (url, { body } = {}) => {
      if (url.endsWith('/session')) return new Response(null, { status: 204 });
      if (url.endsWith('/me')) return Response.json(me);
      const { policies, answersOf, whatIfOf } = await import('./policy-backend.ts');
      if (url.endsWith('/what-if')) {
        const asked = JSON.parse(body as string) as WhatIf;
        return Response.json(whatIfOf(of(policies), asked.document, asked.role ?? 'member'));
      }
      const { view, preview } = answersOf(of(policies), document, enrols);
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
    set: { client: holding(({ platform }) => platform) },
  },
  tenant: {
    id: 'policy-tenant',
    title: 'A tenant’s, which may be stricter',
    note: 'What can’t be set is muted, with its reason.',
    tag: 'sally-policy',
    set: { client: holding(({ acme }) => acme), scope },
  },
  edited: {
    id: 'policy-edited',
    title: 'Edited',
    note: 'The bar says how many people it reaches.',
    tag: 'sally-policy',
    set: { client: holding(({ acme }) => acme, edited.document), scope, edits: edited.edits },
  },
  ownStep: {
    id: 'policy-own-step',
    title: 'No second step of one’s own',
    note: 'Whoever requires one is told at that switch that they have none, and sets it up there.',
    tag: 'sally-policy',
    set: {
      client: holding(({ acme }) => acme, edited.document, 61, settingsStates.off.set.value),
      scope,
      edits: new Map([['enforcement', ENFORCED]]),
    },
  },
  review: {
    id: 'policy-review',
    title: 'Before it is saved',
    tag: 'sally-policy',
    set: { client: holding(({ acme }) => acme, edited.document), scope, edits: edited.edits, reviewing: true },
  },
  whatIf: {
    id: 'policy-what-if',
    title: 'What somebody would see',
    note: 'Somebody new, were the draft saved: the step that they come to, and who decides that.',
    tag: 'sally-policy',
    set: { client: holding(({ acme }) => acme, edited.document), scope, edits: edited.edits, who: 'member' },
  },
  refused: {
    id: 'policy-refused',
    title: 'What can’t be saved',
    note: 'Each reason stands at its field.',
    tag: 'sally-policy',
    set: { client: holding(({ acme }) => acme, unsafe.document, 0), scope, edits: unsafe.edits },
  },
  conflict: {
    id: 'policy-conflict',
    title: 'Somebody else was first',
    note: 'What they have saved stands beside what was typed.',
    tag: 'sally-policy',
    set: {
      client: holding(({ acme }) => acme, edited.document),
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
    set: { client: holding(({ ofTenant }) => ofTenant(OWN, { ...PLATFORM, trustedDevices: 'off' })), scope },
  },
  none: {
    id: 'policy-none',
    title: 'To look at alone',
    tag: 'sally-policy',
    set: { client: holding(({ ofTenant }) => ofTenant({}, { ...PLATFORM, tenantOverride: 'none' })), scope },
  },
  ownerOnly: {
    id: 'policy-owner-only',
    title: 'Set by the owner',
    note: 'Another admin can’t take back what the owner asks for.',
    tag: 'sally-policy',
    set: { client: holding(({ ofTenant }) => ofTenant(OWN, PLATFORM, 'tenant')), scope },
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
