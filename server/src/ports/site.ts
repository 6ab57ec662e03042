/**
 * Where this backend is in the world: everything that depends on its address comes from here, never from the Host
 * header.
 */
export interface Site {
  /** Public base URL. */
  url: URL;
  /** What people call the site; absent where it goes by its host. */
  name?: string | undefined;
  /** The colour of what is pressed in its mails and on its pages, `#rrggbb`; absent where the default is used. */
  accent?: string | undefined;
  /** The URL of a picture at the head of its mails and pages. */
  logo?: string | undefined;
  /** Origins whose pages may call the backend, its own first. */
  origins: readonly [string, ...string[]];
  /** Networks of the proxies in front (CIDR): their word is believed on whom they speak for and on a request's id. */
  trustedProxies: readonly string[];
  /** The page that the link of an invitation leads to; the backend's own where the site has none. */
  invitationPage?: string | undefined;
}

/** How a site shows itself to people: what it is called, and its accent and logo where it has them. */
export type Brand = Pick<Site, 'accent' | 'logo'> & { name: string };

/** A site without a name goes by its host, with the port where it has one. */
export const brandOf = ({ name, url, accent, logo }: Site): Brand => ({ name: name ?? url.host, accent, logo });

/** The origin that people are sent to who have nothing else to do here: the first other one, or the backend’s own. */
export const homeOf = ({ origins: [own, first = own] }: Pick<Site, 'origins'>): string => first;
