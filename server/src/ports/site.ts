/** Where this backend is in the world: everything that depends on its address comes from here, never from the Host header. */
export interface Site {
  /** Public base URL. */
  url: URL;
  /** Origins whose pages may call the backend, its own first. */
  origins: readonly [string, ...string[]];
  /** Networks of the proxies in front (CIDR): what they say of whom they speak for is believed, and nobody else's. */
  trustedProxies: readonly string[];
}
