import { lifetimeOf, type Flow } from '@sallyport/rules';
import type { Language } from '../../messages/catalogues.ts';
import { codeMail, type CodeMail } from '../../messages/code-message.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Message } from '../../ports/mail.ts';
import { brandOf } from '../../ports/site.ts';
import type { OpenFlow } from '../flow-store.ts';
import { linkToken } from './link-token.ts';
import type { OutgoingCode } from './prepare-delivery.ts';

/** Whom a mail goes to, in which language, and on what device it was asked for. */
interface Addressed {
  to: string;
  language: Language;
  device: string;
}

/** Composes the mail that takes a flow's code to its person, with a link where policy has one. */
export async function composeCodeMail(
  ports: TenantPorts,
  { to, language, device }: Addressed,
  { id, flow }: OpenFlow,
  { code, via, recipient }: OutgoingCode,
): Promise<Omit<Message, 'to'>> {
  const { site, policy, clock } = ports;
  const { mode } = policy.email;
  const claim = { flow: id, key: recipient.key, code, ...(mode === 'link' ? { only: true as const } : {}) };
  const token = mode === 'code' ? undefined : await linkToken(ports, claim);
  const purpose = purposeOf(flow);
  return codeMail(
    {
      purpose,
      ...(mode === 'link' ? {} : { code }),
      ...(token === undefined ? {} : { link: `${site.url.origin}/auth/link?for=${purpose}#${token}` }),
      minutes: Math.ceil(lifetimeOf(via, policy) / 60),
      brand: brandOf(site),
      occasion: { account: to, at: clock(), device },
    },
    language,
  );
}

function purposeOf(flow: Flow): CodeMail['purpose'] {
  if (isSetUp(flow)) return 'enrol';
  if (flow.stage.at === 'sign-up-email') return 'sign-up';
  if (flow.stage.at === 'new-address-code') return 'new-address';
  return flow.stage.at === 'recovery' ? 'recover' : 'sign-in';
}

/** Whether the code proves an address or a number that is being set up. */
export const isSetUp = ({ stage }: Flow): boolean => stage.at === 'enrol-email' || stage.at === 'enrol-sms';
