import { z } from 'zod';

/** What tenants, profiles and accounts are known by. */
export const Id = z.string().regex(/^[\w-]{1,64}$/);

/**
 * What a tenant or a profile may be called: `nobody` is whom a stranger is taken for, and what has no profile is looked
 * up by.
 */
export const NewId = Id.refine((id) => id !== 'nobody', 'is kept for who is nobody');
