/** What most domains look like: nothing is to be mapped in them. */
const PLAIN = /^(?!(?:.*\.)?xn--)[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})*$/;

/** What would end a host in a URL, or be decoded in one, and stands in no domain. */
const NO_DOMAIN = /[\s%/?#:@\\<>[\]^|`{}"]/u;

/** DNS counts octets of a name and of its labels (RFC 1035 §2.3.4). */
const LONGEST = 253;
const LABELS = /^(?:[^.]{1,63}\.)*(?=[^.]*[^.\d])[^.]{1,63}$/;

/**
 * The one spelling of a domain: in ASCII and lower case, without a dot at its end (UTS #46, ToASCII as browsers do it,
 * non-transitional). `bücher.test`, `xn--bcher-kva.test`, `BÜCHER。test` and `bücher.test.` are one. The URL parser of
 * whatever runs this maps it (WHATWG URL, domain to ASCII): each runtime keeps those tables up.
 *
 * @returns `undefined` where it is no domain, or one of digits alone, which is an IPv4 address.
 */
export function asciiDomain(text: string): string | undefined {
  const name = text.replace(/[.。．｡]$/u, '').toLowerCase();
  if (PLAIN.test(name)) return name.length <= LONGEST ? name : undefined;
  const url = `http://${name}/`;
  if (NO_DOMAIN.test(name) || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return hostname.length <= LONGEST && LABELS.test(hostname) ? hostname : undefined;
}
