import type { Config } from '@sallyport/protocol';
import { passkeyRequest } from '@sallyport/rules';
import { Hono } from 'hono';
import { generateChallenge } from '../passkeys/challenge.ts';
import { relyingParty } from '../passkeys/relying-party.ts';
import { forNobody, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * `GET /config`: what an element needs before anyone signed in. The same for everybody but for the challenge: it tells
 * of no account, and writes nothing.
 */
export const configRoutes = (ports: Ports) =>
  new Hono().get('/', async (c) => {
    const tenantPorts = await forNobody(ports);
    const { recover, signUp, support } = tenantPorts.policy;
    const passkey = await passkeySignIn(tenantPorts);
    const config: Config = {
      methods: passkey ? ['password', 'passkey'] : ['password'],
      ...(passkey ? { passkey } : {}),
      recover,
      signUp: signUp !== 'off',
      ...(ports.sso ? { sso: true } : {}),
      ...(support === undefined ? {} : { support }),
    };
    return c.json(config);
  });

/** What to ask browsers for, where anybody at all may have a passkey. */
async function passkeySignIn(ports: TenantPorts) {
  const party = relyingParty(ports.site);
  const isOffered = Object.values(ports.policy.factors).some((factors) => factors.includes('passkey'));
  if (!party || !isOffered) return undefined;
  return passkeyRequest({ rpId: party.id, challenge: await generateChallenge(ports) }, 'required');
}
