import type { Ports } from '@sallyport/server';

/** An identity provider that answers for the people of a domain, and can't be reached: no page of one is in a tab. */
export const deadProvider = (domain: string): NonNullable<Ports['sso']> => ({
  serves: async (asked) => asked === domain,
  begin: () => Promise.reject(new Error('The mock has no page of an identity provider.')),
  finish: async () => undefined,
});
