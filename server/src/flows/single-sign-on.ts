import { emailDomain, withAnswer, type Account, type Flow, type Redirected } from '@sallyport/rules';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import type { Sso, SsoIdentity, SsoRequest } from '../ports/sso.ts';
import { isSafeUrl } from '../safe-url.ts';
import { changeFlow, readFlow } from './flow-store.ts';

/** The domain of what was typed, where an identity provider answers for it. */
export async function servedDomain({ sso }: Pick<Ports, 'sso'>, identifier: string): Promise<string | undefined> {
  const domain = emailDomain(identifier);
  return domain !== undefined && (await sso?.serves(domain)) ? domain : undefined;
}

/**
 * The domain whose identity provider answers for an account in place of what is proved here. It is asked wherever a
 * session is granted, so that no way in can forget it.
 *
 * @returns `undefined` where none does, or where the account signs in by it.
 */
export const providerInstead = async (
  ports: Pick<Ports, 'sso'>,
  { signIn, email }: Pick<Account, 'signIn' | 'email'>,
): Promise<string | undefined> => (signIn === 'sso' ? undefined : servedDomain(ports, email));

/** Where a flow's person goes to; `undefined` where they have not set out, or the provider can't be reached. */
export async function redirectTarget(ports: Ports, id: string, flow: Flow): Promise<string | undefined> {
  const { sso, keyring, log } = ports;
  if (!sso || !isOut(flow)) return undefined;
  const mac = await keyring.mac(USE, id, String(flow.revision));
  try {
    const to = await sso.begin(requestOf(ports, flow, `${id}.${mac}`));
    if (!isSafeUrl(to)) throw new Error('An identity provider must be reached over https.');
    return to.href;
  } catch (error) {
    log.error('The page of an identity provider could not be found out.', error);
    return undefined;
  }
}

/**
 * Takes what a provider sends the browser back with. It is taken once, by compare-and-swap, and only in the browser
 * that set out: who has somebody else open such an address signs nobody in (login CSRF, RFC 6749 §10.12). Nothing is
 * granted here: the page goes on with the flow, as after any other proof.
 *
 * @returns The page to go back to, which is the site's own where there is no such flow.
 */
export async function takeReturn(ports: Ports, caller: Caller, query: URLSearchParams): Promise<string> {
  const { sso, site, keyring } = ports;
  const state = query.get('state') ?? '';
  const [id = '', mac = ''] = state.split('.');
  const open = await readFlow(ports, id, caller);
  const flow = open?.flow;
  if (!open || !flow || !sso || flow.stage.at !== 'redirect') return site.url.href;
  const page = flow.stage.page ?? site.url.href;
  const macs = await keyring.macs(USE, id, String(flow.revision));
  if (!isOut(flow) || !macs.includes(mac) || ports.clock() >= flow.expiresAt) return page;
  const identity = await finish(ports, sso, requestOf(ports, flow, state), query);
  const vouched = identity && { email: identity.email, amr: methodsOf(identity) };
  await changeFlow(ports, open, () => withAnswer(flow, vouched));
  return page;
}

/**
 * What it says of how that was proved, as far as it looks like a name of RFC 8176 §2: it goes into tokens and records.
 */
const methodsOf = ({ amr = [] }: SsoIdentity): string[] =>
  amr.filter((method) => /^[a-z]{2,16}$/.test(method)).slice(0, 6);

/** A provider that fails vouches for nobody. */
async function finish({ log }: Ports, sso: Sso, request: SsoRequest, query: URLSearchParams) {
  try {
    return await sso.finish(request, query);
  } catch (error) {
    log.error('What an identity provider said could not be checked.', error);
    return undefined;
  }
}

const USE = 'sso-state';

/** Whether the person has set out, and nothing has come back yet. */
const isOut = (flow: Flow): flow is Redirected =>
  flow.stage.at === 'redirect' && flow.stage.page !== undefined && !flow.stage.vouched && !flow.stage.failed;

const requestOf = ({ site }: Ports, { stage, session }: Redirected, state: string): SsoRequest => ({
  domain: stage.domain,
  state,
  callback: new URL('/auth/sso/callback', site.url),
  again: session !== undefined,
});
