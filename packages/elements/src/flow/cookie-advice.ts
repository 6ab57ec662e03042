import { Failure } from '@sallyport/client';

/**
 * Why a person isn't signed in though the server said so: their browser has kept none of its cookies.
 *
 * @param server  Where the backend is mounted, relative to the page.
 */
export function notKept(server: string): Failure {
  const { host } = new URL(server, document.baseURI);
  return new Failure('refused', {
    type: 'about:blank',
    title: 'cookies-blocked',
    status: 404,
    code: 'cookies-blocked',
    host,
  });
}

/** Tells the page's developer what can be done: the person can only change their browser. */
export function adviseOnCookies(host = ''): void {
  console.warn(
    [
      `sally: the browser keeps no cookies of ${host} for this page, so that nobody can sign in here. Either`,
      '- the person blocks cookies, of all sites or of this one;',
      `- ${host} is another site than this page's, and the browser blocks cookies of other sites: serve the backend`,
      "  from a sub-domain of the page's domain (auth.example.com for www.example.com), or from its origin by a proxy;",
      '- the page is in a frame on another site: open the sign-in in a window of its own, or in the top frame;',
      "- the server's SALLYPORT_URL is https, and its answers reach the browser by http: Secure cookies are dropped;",
      '- a proxy drops Set-Cookie, or a cookie named __Host-sally-… is not sent on.',
    ].join('\n'),
  );
}
