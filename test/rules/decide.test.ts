import { describe, expect, it } from 'vitest';
import type { Answer } from '@sallyport/protocol';
import {
  decide,
  isFlowValid,
  standard,
  totpAt,
  waysOf,
  type Decision,
  type FactsOf,
  type Flow,
  type Policy,
  type Stage,
} from '@sallyport/rules';
import { account, app } from '../support/account.ts';

const SECRET = new TextEncoder().encode('12345678901234567890');
const NOW = 3_000_000;
const flowAt = (stage: Stage): Flow => ({
  purpose: 'sign-in',
  revision: 3,
  browser: 'b',
  startedAt: NOW,
  expiresAt: NOW + 1,
  account: 'a1',
  epoch: 0,
  tenantEpoch: 0,
  amr: ['pwd'],
  channels: ['password'],
  stage,
});
const enforced: Policy = { ...standard, enforcement: { group: 'all' } };
const credentials: Answer = { kind: 'credentials', revision: 3, identifier: 'anna', password: 'x' };
const codeAnswer = (code: string, trustDevice = false): Answer => ({ kind: 'code', revision: 3, code, trustDevice });
const stageOf = (decision: Decision) => (decision.kind === 'advance' ? decision.stage : decision.problem);

describe('what a right password leads to', () => {
  const right = (given: Partial<FactsOf<'credentials'>>, policy = standard) =>
    decide(
      flowAt({ at: 'credentials' }),
      credentials,
      { account: account(), now: NOW, passwordRight: true, ...given },
      policy,
    );

  it.each<[string, Partial<FactsOf<'credentials'>>, Policy, Stage]>([
    ['R-21 nothing more, without a factor', {}, standard, { at: 'done' }],
    ['R-61 enrolment, under enforcement', {}, enforced, { at: 'enrol-choose' }],
    [
      'the one factor',
      { account: account({ authenticators: [app()] }) },
      standard,
      { at: 'challenge', authenticator: 'app1' },
    ],
    [
      'R-10 the default of several',
      { account: account({ authenticators: [app(), app('app2')], defaultAuthenticator: 'app2' }) },
      standard,
      { at: 'challenge', authenticator: 'app2' },
    ],
    [
      'a choice where there is no default',
      { account: account({ authenticators: [app(), { id: 'mail1', type: 'email', addedAt: 0 }] }) },
      standard,
      { at: 'choose' },
    ],
    [
      'R-10 no choice between apps, which are asked for as one',
      { account: account({ authenticators: [app(), app('app2')] }) },
      standard,
      { at: 'challenge', authenticator: 'app1' },
    ],
    [
      'R-22 nothing more, on a trusted device',
      { account: account({ authenticators: [app()] }), trustedBy: 'd1' },
      standard,
      { at: 'done' },
    ],
    [
      'A-31 R-11 the factor that policy has switched off, on a trusted device as well',
      { account: account({ authenticators: [app()] }), trustedBy: 'd1' },
      { ...enforced, factors: { ...standard.factors, member: ['email'] } },
      { at: 'challenge', authenticator: 'app1' },
    ],
    [
      'R-61 enrolment on a trusted device too, which skips a code alone',
      { account: account(), trustedBy: 'd1' },
      enforced,
      { at: 'enrol-choose' },
    ],
  ])('%s', (_name, facts, policy, stage) => {
    expect(stageOf(right(facts, policy))).toEqual(stage);
  });

  it.each<[Policy['defaultFactor'], Stage]>([
    ['none', { at: 'enrol-choose' }],
    ['email', { at: 'enrol-email' }],
    ['totp', { at: 'enrol-totp', sealedSecret: 'sealed' }],
    ['sms', { at: 'enrol-choose' }], // which standard has not
  ])('R-62 the set-up of the default factor, under enforcement: %s', (defaultFactor, stage) => {
    expect(stageOf(right({ newSealedSecret: 'sealed' }, { ...enforced, defaultFactor }))).toEqual(stage);
    expect(stageOf(right({ newSealedSecret: 'sealed' }, { ...standard, defaultFactor }))).toEqual({ at: 'done' });
  });

  it('R-62 the number of the phone, where that is the default', () => {
    const policy: Policy = {
      ...enforced,
      factors: { ...standard.factors, member: ['sms', 'totp'] },
      defaultFactor: 'sms',
    };
    expect(stageOf(right({}, policy))).toEqual({ at: 'enrol-phone' });
  });

  it('R-23 the factor in a session, on a trusted device too', () => {
    const given: FactsOf<'credentials'> = {
      account: account({ authenticators: [app()] }),
      now: NOW,
      passwordRight: true,
      trustedBy: 'd1',
    };
    const flow = { ...flowAt({ at: 'credentials' }), purpose: 'reauthenticate' } as const;
    expect(stageOf(decide(flow, credentials, given, standard))).toEqual({ at: 'challenge', authenticator: 'app1' });
  });

  it.each(['invited', 'suspended'] as const)('R-20 the same as a wrong one, for an account that is %s', (state) => {
    expect(stageOf(right({ account: account({ state }) }))).toEqual({ code: 'invalid-credentials' });
    expect(stageOf(right({ passwordRight: false }))).toEqual({ code: 'invalid-credentials' });
    expect(stageOf(right({ account: undefined }))).toEqual({ code: 'invalid-credentials' });
  });

  it.each([
    [{ group: 'all' }, true],
    [{ group: 'tenant-admin' }, false],
    [{ group: 'system-admin' }, false],
  ] as const)('R-60 enforcement %o reaches a member of acme: %s', (enforcement, reached) => {
    expect(stageOf(right({}, { ...standard, enforcement }))).toEqual({ at: reached ? 'enrol-choose' : 'done' });
  });
});

describe('what a code leads to', () => {
  const challenged = flowAt({ at: 'challenge', authenticator: 'app1' });
  const facts: FactsOf<'code'> = {
    account: account({ authenticators: [app()], backupCodes: ['h1', 'h2'] }),
    now: NOW,
    attempt: { admitted: true, attempts: 1, left: 5, last: [] },
    totpSecrets: new Map([['app1', SECRET]]),
  };
  const right = totpAt(SECRET, NOW / 30_000);

  it('R-48 spends the time step and signs in', () => {
    expect(decide(challenged, codeAnswer(right), facts, standard)).toMatchObject({
      stage: { at: 'done' },
      spend: { kind: 'totp-step', authenticator: 'app1', step: 100 },
      amr: ['pwd', 'otp', 'mfa'],
      rotatesId: true,
      signIn: {},
    });
  });

  it('R-14 R-48 takes a code of any app that works, and none that was used at one of them, whichever it fits', () => {
    const other = new TextEncoder().encode('another secret of 20');
    const apps = (lastStep: number, second: Uint8Array) => ({
      ...facts,
      account: account({ authenticators: [{ ...app(), lastStep }, app('app2')] }),
      totpSecrets: new Map([
        ['app1', SECRET],
        ['app2', second],
      ]),
    });
    const given = (code: string, known: FactsOf<'code'>) => decide(challenged, codeAnswer(code), known, standard);
    expect(given(totpAt(other, NOW / 30_000), apps(0, other))).toMatchObject({
      stage: { at: 'done' },
      spend: { kind: 'totp-step', authenticator: 'app2' },
    });
    expect(given(right, apps(0, other))).toMatchObject({ spend: { authenticator: 'app1' } });
    expect(stageOf(given(right, apps(200, SECRET)))).toMatchObject({ code: 'code-used' });
    const trial = { ...challenged, purpose: 'try' } as const;
    const code = codeAnswer(totpAt(other, NOW / 30_000));
    expect(stageOf(decide(trial, code, apps(0, other), standard))).toMatchObject({ code: 'invalid-code' });
  });

  it('R-50 gives trust with the code, where the box was ticked and policy has one', () => {
    const signIn = (policy: Policy) => {
      const decision = decide(challenged, codeAnswer(right, true), facts, policy);
      return decision.kind === 'advance' && decision.signIn;
    };
    expect(signIn(standard)).toEqual({ trustDays: 30 });
    expect(signIn({ ...standard, trustedDevices: 'off' })).toEqual({});
  });

  it('R-45 looks at no code that was not counted', () => {
    const { attempt: _, ...uncounted } = facts;
    expect(stageOf(decide(challenged, codeAnswer(right), uncounted, standard))).toEqual({ code: 'locked' });
    const refused = { ...facts, attempt: { admitted: false, reason: 'locked', until: 1 } } as const;
    expect(stageOf(decide(challenged, codeAnswer(right), refused, standard))).toEqual({ code: 'locked' });
  });

  it('A-31 R-11 leads to the set-up of another, where policy has switched the authenticator off', () => {
    const policy: Policy = { ...standard, factors: { ...standard.factors, member: ['email'] } };
    expect(decide(challenged, codeAnswer(right), facts, policy)).toEqual({
      kind: 'advance',
      stage: { at: 'enrol-choose' },
      spend: { kind: 'totp-step', authenticator: 'app1', step: 100 },
      amr: ['pwd', 'otp', 'mfa'],
      channels: ['password', 'app'],
      secondFactor: 'proved',
      rotatesId: true,
    });
  });

  it('R-11 takes none of an authenticator that policy has switched off, where another works', () => {
    const policy: Policy = { ...standard, factors: { ...standard.factors, member: ['email'] } };
    const both = account({ authenticators: [app(), { id: 'mail1', type: 'email', addedAt: 0 }] });
    const given = { ...facts, account: both };
    expect(stageOf(decide(challenged, codeAnswer(right), given, policy))).toEqual({ code: 'not-offered' });
  });

  it('R-08 spends a backup code and says how many are left', () => {
    const flow = flowAt({ at: 'challenge', authenticator: 'backup-code' });
    expect(decide(flow, codeAnswer('x'), { ...facts, backupCodeHash: 'h2' }, standard)).toMatchObject({
      stage: { at: 'done', notice: 'backup-codes-low', backupCodesLeft: 1 },
      spend: { kind: 'backup-code', hash: 'h2' },
      notice: { kind: 'backup-code-used', left: 1 },
    });
    expect(stageOf(decide(flow, codeAnswer('x'), { ...facts, backupCodeHash: 'h9' }, standard))).toMatchObject({
      code: 'invalid-code',
    });
  });

  it('R-09 offers backup codes only beside another factor', () => {
    expect(waysOf(account({ backupCodes: ['h1'] }), standard)).toEqual([]);
    expect(waysOf(account({ backupCodes: ['h1'], authenticators: [app()] }), standard).map(({ type }) => type)).toEqual(
      ['totp', 'backup-code'],
    );
  });
});

describe('R-61 a flow leads nowhere else', () => {
  const stages: Stage[] = [
    { at: 'credentials' },
    { at: 'challenge', authenticator: 'app1' },
    { at: 'choose' },
    { at: 'enrol-choose' },
    { at: 'enrol-totp', sealedSecret: 's' },
    { at: 'backup-codes', count: 10 },
    { at: 'done' },
  ];
  const answers: Answer[] = [
    credentials,
    codeAnswer('123456'),
    { kind: 'choose', revision: 3, authenticator: 'app1' },
    { kind: 'enrol', revision: 3, type: 'totp' },
    { kind: 'back', revision: 3 },
    { kind: 'saved', revision: 3 },
  ];
  const taken = new Set([
    'credentials credentials',
    'challenge code',
    'challenge choose',
    'choose choose',
    'enrol-choose enrol',
    'enrol-totp code',
    'enrol-totp back',
    'backup-codes saved',
  ]);
  const pairs = stages.flatMap((stage) => answers.map((answer) => [stage, answer] as const));

  it.each(pairs.map(([stage, answer]) => [`${stage.at} ${answer.kind}`, stage, answer] as const))(
    '%s',
    (name, stage, answer) => {
      const decision = decide(flowAt(stage), answer, { account: account(), now: NOW }, enforced);
      const notTaken = decision.kind === 'refuse' && decision.problem.field === 'kind';
      expect(notTaken).toBe(!taken.has(name));
    },
  );

  it('takes only the factors that are offered, and backup codes never', () => {
    const enrol = (type: 'totp' | 'backup-code') =>
      stageOf(
        decide(
          flowAt({ at: 'enrol-choose' }),
          { kind: 'enrol', revision: 3, type },
          { account: account(), now: NOW, newSealedSecret: 's' },
          enforced,
        ),
      );
    expect(enrol('totp')).toEqual({ at: 'enrol-totp', sealedSecret: 's' });
    expect(enrol('backup-code')).toEqual({ code: 'not-offered', field: 'type' });
  });
});

describe('whether a flow stands', () => {
  const flow = flowAt({ at: 'enrol-totp', sealedSecret: 's' });
  it.each([
    ['as it was', account(), false, NOW, true],
    ['R-30 past its time', account(), false, NOW + 1, false],
    ['of an account that is gone', undefined, false, NOW, false],
    ['of a suspended account', account({ state: 'suspended' }), false, NOW, false],
    ['of another epoch', account({ epoch: 1 }), false, NOW, false],
    ['R-61 enrolling, with a factor meanwhile', account(), true, NOW, false],
  ] as const)('%s', (_name, of, hasFactor, now, stands) => {
    expect(isFlowValid(flow, { account: of, tenantEpoch: 0, hasFactor, now })).toBe(stands);
  });

  it.each([
    [{ at: 'challenge', authenticator: 'app1' }, true],
    [{ at: 'choose' }, true],
    [{ at: 'enrol-choose' }, false],
  ] as const)('R-20 waiting at %j for a factor that is gone meanwhile: over is %s', (stage, isOver) => {
    const facts = { account: account(), tenantEpoch: 0, hasFactor: false, now: NOW };
    expect(isFlowValid({ ...flow, stage }, facts)).toBe(!isOver);
  });

  it('at its end', () => {
    const facts = { account: account(), tenantEpoch: 0, hasFactor: false, now: NOW };
    expect(isFlowValid({ ...flow, stage: { at: 'done' } }, facts)).toBe(false);
  });

  it('R-83 after all sessions of the tenant were ended', () => {
    expect(isFlowValid(flow, { account: account(), tenantEpoch: 1, hasFactor: false, now: NOW })).toBe(false);
  });
});
