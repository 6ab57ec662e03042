import { writeFileSync } from 'node:fs';
import { departuresOf, presets } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../support/programs/cli.ts';

describe('sallyport policy check', () => {
  const { sallyport, file } = commandLine();
  const NOWHERE = { SALLYPORT_URL: '', SALLYPORT_SECRET: '' };

  it('names each departure of a preset, with its requirement, where no server is configured', async () => {
    const { code, printed, told } = await sallyport(['policy', 'check', '--preset', 'emnify'], [], NOWHERE);
    const departures = departuresOf(presets.emnify, Date.now());
    expect(departures.length).toBeGreaterThan(5);
    for (const { field, requirement, says } of departures) {
      expect(printed).toMatch(new RegExp(`${field} \\([^)]+, ${requirement.replaceAll('.', '\\.')}\\)`));
      expect(printed).toContain(says);
    }
    expect([code, told]).toEqual([0, expect.stringContaining('taken to work')]);
  });

  it('without a name judges the one in force', async () => {
    expect((await sallyport(['policy', 'check'])).printed).toContain('ASVS 5.0, 6.3.3');
    await sallyport(['policy', 'preset', 'strict']);
    expect((await sallyport(['policy', 'check'])).printed).toContain('no less than');
  });

  it('has nothing to say of strict', async () => {
    const { code, printed } = await sallyport(['policy', 'check', '--preset', 'strict'], [], NOWHERE);
    expect([code, printed]).toEqual([0, expect.stringContaining('no less than')]);
  });

  it('R-12 R-70 refuses what the environment can’t send, and what nobody could give', async () => {
    writeFileSync(
      file('policy.json'),
      JSON.stringify({ factors: { member: ['email'] }, enforcement: { group: 'all' } }),
    );
    const { code, printed } = await sallyport(['policy', 'check', '--file', file('policy.json'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({
      refusals: [
        { field: 'factors.member', reason: 'no-mail' },
        { field: 'enforcement', reason: 'no-factor' },
      ],
    });
  });

  it.each([
    ['{"attempts":{"lockAfter":0},"secrecy":"s3cret"}', 'attempts.lockAfter', 1],
    ['{"email":', 'is no JSON', 1],
  ])('refuses %s by its fields, and repeats no value', async (text, words, status) => {
    writeFileSync(file('policy.json'), text);
    const { code, printed, told } = await sallyport(['policy', 'check', '--file', file('policy.json')]);
    expect([code, printed]).toEqual([status, '']);
    expect(told).toContain(words);
    expect(told).not.toContain('s3cret');
  });

  it.each([[['--preset', 'lax']], [['--preset', 'strict', '--file', 'x']], [['--file', 'missing.json']]])(
    'ends with 2 for %j',
    async (args) => {
      const { code, printed, told } = await sallyport(['policy', 'check', ...args]);
      expect([code, printed, told.trim().split('\n').length]).toEqual([2, '', 1]);
    },
  );
});
