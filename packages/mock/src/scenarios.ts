import type { Step } from '@sallyport/protocol';
import type { Ports } from '@sallyport/server';
import { givePasskey } from '@sallyport/server/demo/seed';
import { deadProvider } from './dead-provider.ts';
import type { Walk } from './walk.ts';

/** What a scenario may do besides. */
interface Stage {
  walk: Walk;
  /** Of the backend, for what no route does: what another machine holds. */
  ports: Ports;
  /** Moves the clock on, as `clock.advance()` does. */
  wait(by: string): void;
}

type Scenario = (stage: Stage) => Promise<unknown>;

/** More wrong codes than any policy of the mock lets somebody try. */
const MOST_TRIES = 30;

/** Gives wrong codes until the backend says something else. */
async function giveWrongCodesUntil(walk: Walk, isReached: (step: Step) => boolean): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) if (isReached(await walk.giveWrongCode())) return;
  throw new Error(`Nothing came of ${MOST_TRIES} wrong codes.`);
}

const enrol = (type: 'totp' | 'sms' | 'email' | 'passkey'): Scenario => {
  return async ({ walk }) => {
    await walk.signIn('new');
    await walk.answer({ kind: 'enrol', type });
  };
};

/** Somebody has a passkey, on a device that isn't this one. */
const passkey: Scenario = async ({ walk, ports }) => {
  const step = await walk.signIn('owner');
  if (step.kind === 'done' && step.session) await givePasskey(ports, step.session.account.id);
  await walk.signIn('owner');
};

/** Somebody comes from a company whose identity provider doesn't answer. */
const redirect: Scenario = async ({ walk, ports }) => {
  ports.sso = deadProvider('corp.test');
  await walk.start({ purpose: 'sign-in', answer: { kind: 'identify', identifier: 'nina@corp.test' } });
  await walk.answer({ kind: 'go', page: ports.site.url.href });
};

const recover: Scenario = ({ walk }) =>
  walk.start({ purpose: 'recover', answer: { kind: 'identify', identifier: 'owner@acme.test' } });

const signUp: Scenario = ({ walk }) =>
  walk.start({
    purpose: 'sign-up',
    answer: { kind: 'sign-up', email: 'nora@newco.test', password: 'seven grey herons' },
  });

/** What people do until a step is on screen, by its kind and what is special about it. Each is a real way to it. */
export const SCENARIOS = {
  'credentials/refused': ({ walk }) => walk.signIn('member', 'not their password'),
  'code/app': ({ walk }) => walk.signIn('member'),
  'code/refused': async ({ walk }) => {
    await walk.signIn('member');
    await walk.giveWrongCode();
  },
  'code/last-attempt': async ({ walk }) => {
    await walk.signIn('member');
    await giveWrongCodesUntil(walk, ({ problem }) => problem?.attemptsLeft === 1);
  },
  'code/locked': async ({ walk }) => {
    await walk.signIn('member');
    await giveWrongCodesUntil(walk, ({ kind }) => kind === 'locked');
  },
  'code/used': async ({ walk }) => {
    await walk.signIn('member');
    const code = await walk.giveCode();
    await walk.signIn('member');
    await walk.answer({ kind: 'code', code });
  },
  'code/backup': async ({ walk }) => {
    await walk.signIn('member');
    await walk.answer({ kind: 'choose', authenticator: 'backup-code' });
  },
  'code/email': ({ walk }) => walk.signIn('mail'),
  'code/text-message': ({ walk }) => walk.signIn('phone'),
  'code/resent': async ({ walk, wait }) => {
    await walk.signIn('mail');
    wait('2 minutes');
    await walk.answer({ kind: 'resend' });
  },
  'code/resent-too-soon': async ({ walk }) => {
    await walk.signIn('mail');
    await walk.answer({ kind: 'resend' });
  },
  'code/expired': async ({ walk, wait }) => {
    await walk.signIn('mail');
    wait('11 minutes');
    await walk.giveCode();
  },
  'enrol-choose/enforced': ({ walk }) => walk.signIn('new'),
  'enrol-totp': enrol('totp'),
  'enrol-totp/refused': async (stage) => {
    await enrol('totp')(stage);
    await stage.walk.giveWrongCode();
  },
  'enrol-phone': enrol('sms'),
  'enrol-phone/refused': async (stage) => {
    await enrol('sms')(stage);
    await stage.walk.answer({ kind: 'phone', number: '12' });
  },
  'enrol-phone/code': async (stage) => {
    await enrol('sms')(stage);
    await stage.walk.answer({ kind: 'phone', number: '+49 1511 2345678' });
  },
  'enrol-email/code': enrol('email'),
  'enrol-passkey': enrol('passkey'),
  passkey,
  'redirect/failed': redirect,
  'backup-codes': async (stage) => {
    await enrol('totp')(stage);
    await stage.walk.giveCode();
  },
  'recover/code': recover,
  'recover/new-password': async (stage) => {
    await recover(stage);
    await stage.walk.giveCode();
  },
  'recover/weak-password': async (stage) => {
    await recover(stage);
    await stage.walk.giveCode();
    await stage.walk.answer({ kind: 'new-password', password: 'password' });
  },
  'sign-up': ({ walk }) => walk.start({ purpose: 'sign-up' }),
  'sign-up/code': signUp,
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** @throws {RangeError} where there is no such scenario. */
export function scenarioOf(name: string): Scenario {
  if (Object.hasOwn(SCENARIOS, name)) return SCENARIOS[name as ScenarioName];
  throw new RangeError(`The mock has no scenario "${name}". It has: ${Object.keys(SCENARIOS).join(', ')}.`);
}
