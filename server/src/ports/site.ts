/**
 * Where this backend is in the world: everything that depends on its address comes from here, never from the Host
 * header.
 */
export interface Site {
  /** Public base URL. */
  url: URL;
  /** Origins whose pages may call the backend, its own first. */
  origins: readonly [string, ...string[]];
  /** Networks of the proxies in front (CIDR): their word is believed on whom they speak for and on a request's id. */
  trustedProxies: readonly string[];
  /** The page that the link of an invitation leads to; the backend's own where the site has none. */
  invitationPage?: string | undefined;
}

/** The origin that people are sent to who have nothing else to do here: the first other one, or the backend’s own. */
export const homeOf = ({ origins: [own, first = own] }: Pick<Site, 'origins'>): string => first;
