import { writeFileSync } from 'node:fs';
import { PolicyDocument } from '@sallyport/protocol';
import { presets } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { forTenant } from '../../../server/src/policies/for-tenant.ts';
import { commandLine } from '../../support/programs/cli.ts';
import { PASSWORD } from '../../support/people.ts';

const MAIL = { SALLYPORT_SMTP: 'smtp://localhost:1', SALLYPORT_MAIL_FROM: 'no-reply@acme.test' };

describe('sallyport policy show, set and preset', () => {
  const { sallyport, server, file } = commandLine();
  const shown = async () => JSON.parse((await sallyport(['policy', 'show'])).printed) as unknown;

  it('R-80 R-85 puts a preset in force, from the next request on', async () => {
    expect(await shown()).toEqual({});
    await sallyport(['account', 'add', '--email', 'ada@acme.test', '--tenant', 'acme', '--role', 'member'], [PASSWORD]);
    const { browser } = await server();
    expect((await browser().signIn('ada@acme.test')).step.kind).toBe('done');
    expect((await sallyport(['policy', 'preset', 'strict'])).code).toBe(0);
    expect(await shown()).toEqual(presets.strict);
    expect((await browser().signIn('ada@acme.test')).step.kind).toBe('enrol-choose');
  });

  it.each(Object.entries(presets))('%s is a document that can be set', (_name, preset) => {
    expect(PolicyDocument.safeParse(preset).error).toBeUndefined();
  });

  it('puts a file in force in place of what was, as it is shown', async () => {
    await sallyport(['policy', 'preset', 'strict']);
    const document = { attempts: { lockAfter: 3 }, support: 'help@acme.test' };
    writeFileSync(file('policy.json'), JSON.stringify(document));
    const { code, printed, told } = await sallyport(['policy', 'set', file('policy.json')], [], MAIL);
    expect([code, printed, told]).toEqual([0, '', expect.stringMatching(/policy check/)]);
    expect(await shown()).toEqual(document);
    const { ports } = await server();
    expect((await forTenant(ports, 'acme')).policy.attempts).toMatchObject({ lockAfter: 3, lockFor: 3600 });
  });

  it('R-12 R-70 refuses what is unsafe or can’t be sent, with each reason, and changes nothing', async () => {
    await sallyport(['policy', 'preset', 'strict']);
    const unsent = await sallyport(['policy', 'preset', 'emnify']);
    expect([unsent.code, unsent.told]).toEqual([1, expect.stringContaining('factors.member: no mail server')]);
    writeFileSync(file('policy.json'), JSON.stringify({ factors: { owner: ['backup-code'] } }));
    const alone = await sallyport(['policy', 'set', file('policy.json')]);
    expect([alone.code, alone.told]).toEqual([1, expect.stringContaining('factors.owner: backup codes')]);
    expect(await shown()).toEqual(presets.strict);
    expect((await sallyport(['policy', 'preset', 'emnify'], [], MAIL)).code).toBe(0);
  });
});
