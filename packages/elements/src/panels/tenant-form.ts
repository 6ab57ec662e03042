import type { NewTenant, ProfileView, TenantPatch, TenantView } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import type { FormField, Typed } from './panel-form.ts';

/**
 * What is asked of a tenant.
 *
 * @param profiles  Those that it may have; nothing while they aren't known.
 * @param tenant  As it is; a new one has no id yet.
 */
export function tenantFields(
  words: LocaleController,
  profiles: readonly ProfileView[] = [],
  tenant?: TenantView,
): FormField[] {
  const { name, plan, profile } = tenant ?? {};
  const ofProfiles = profiles.map((each) => [each.id, each.name] as const);
  const isKnown = profile === undefined || profiles.some(({ id }) => id === profile);
  return [
    ...(tenant ? [] : [idField(words)]),
    { name: 'name', label: words.text('system.name'), value: name },
    {
      name: 'plan',
      label: words.text('tenants.plan'),
      value: plan,
      help: words.text('tenants.plan-help'),
      isTechnical: true,
    },
    {
      name: 'profile',
      label: words.text('tenants.profile'),
      value: profile,
      options: [
        ['', words.text('tenants.profile-none')],
        ...(isKnown ? [] : [[profile, profile] as const]),
        ...ofProfiles,
      ],
    },
  ];
}

/** What something is known by from its beginning. */
export const idField = (words: LocaleController): FormField => ({
  name: 'id',
  label: words.text('system.id'),
  help: words.text('system.id-help'),
  isTechnical: true,
});

/** The tenant that was asked for: what was left empty it doesn't have. */
export function newTenantOf({ id = '', name, plan, profile }: Typed): Pick<NewTenant, 'id'> & TenantView {
  return { id, ...(name ? { name } : {}), ...(plan ? { plan } : {}), ...(profile ? { profile } : {}) };
}

/** What was changed of a tenant: nothing else is sent, so that nobody's change meanwhile is undone by it. */
export function patchOf({ name = '', plan = '', profile = '' }: Typed, tenant: TenantView): TenantPatch {
  return {
    ...(name === (tenant.name ?? '') ? {} : { name }),
    ...(plan === (tenant.plan ?? '') ? {} : { plan: plan || null }),
    ...(profile === (tenant.profile ?? '') ? {} : { profile: profile || null }),
  };
}
