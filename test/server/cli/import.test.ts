import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAccount } from '../../../server/src/accounts/account-store.ts';
import { commandLine, startSallyport } from '../../support/programs/cli.ts';
import { appCode } from '../../support/people.ts';
import { secretFromText } from '@sallyport/rules';

const BCRYPT = '$2b$05$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS';
/** Of the same password, by Werkzeug's parameters. */
const WERKZEUG =
  'scrypt:32768:8:1$Xo3mQ7rT2kZpW9aB$' +
  'fc351682220089a1c1ce4a7e6669c63ec3861ded42f2c0960b71bf9037b0a147' +
  'fc187d4eb315f117d1bf1a52e28f15c40b36bba2f0463823e0ff049afd113245';
const ARGON2 = '$argon2id$v=19$m=4096,t=3,p=1$syN8DMG3ftSGkRD4JHRHLg$plA41OZlSde6c4P808Knk1ov8/cx5ZMVIGmwQQtTkn0';
const RIGHT = 'correct horse battery staple';

const person = (email: string, more: object = {}) => ({
  email,
  tenant: 'acme',
  role: 'member',
  passwordHash: BCRYPT,
  ...more,
});
const linesOf = (...people: object[]) => people.map((each) => `${JSON.stringify(each)}\n`).join('');

describe('sallyport import', () => {
  const { sallyport, server, file, env } = commandLine();
  const importing = (text: string | Uint8Array) => {
    writeFileSync(file('people.jsonl'), text);
    return sallyport(['import', file('people.jsonl')]);
  };
  const emails = async () => {
    const { printed } = await sallyport(['account', 'list', '--json']);
    const rows = printed.split('\n').filter(Boolean);
    return rows.map((row) => (JSON.parse(row) as { email: string }).email).sort();
  };

  it('makes accounts that sign in with the passwords they had, and with the app', async () => {
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const { code, printed, told } = await importing(
      linesOf(
        person('ada@acme.test', { name: 'Ada', userName: 'ada', role: 'tenant-admin', owner: true }),
        person('bob@acme.test', { passwordHash: WERKZEUG }),
        person('cy@acme.test', { passwordHash: ARGON2, totpSecret: secret }),
        person('di@acme.test', { phone: '+49 151 12345678' }),
      ),
    );
    expect([code, printed, told]).toEqual([0, '', 'Imported 4 accounts; 0 were there already.\n']);
    const { browser, ports } = await server();
    const { step } = await browser().signIn('ADA', RIGHT);
    expect(step).toMatchObject({
      kind: 'done',
      session: { account: { role: 'tenant-admin', owner: true, name: 'Ada' } },
    });
    expect((await browser().signIn('bob@acme.test', 'wrong')).step.kind).toBe('credentials');
    expect((await browser().signIn('bob@acme.test', RIGHT)).step.kind).toBe('done');
    const cy = browser();
    expect((await cy.signIn('cy@acme.test', RIGHT)).step.kind).toBe('code');
    expect((await cy.answer({ kind: 'code', code: appCode(secretFromText(secret), Date.now()) })).step.kind).toBe(
      'done',
    );
    const di = await findAccount(ports, 'di@acme.test');
    expect(di?.authenticators).toMatchObject([{ type: 'sms', number: '+4915112345678' }]);
    expect(di?.defaultAuthenticator).toBe(di?.authenticators[0]?.id);
  });

  it('names every line that is bad by its number and field, repeats nothing of it, and makes none', async () => {
    await importing(linesOf(person('taken@acme.test')));
    const { code, told } = await importing(
      [
        JSON.stringify(person('ada@acme.test')),
        '{"email": "s3cret',
        '',
        JSON.stringify(person('no-address', { passwordHash: 's3cret' })),
        JSON.stringify(person('ADA@acme.test')),
        JSON.stringify(person('cy@acme.test', { role: 'king', colour: 's3cret' })),
        JSON.stringify(person('taken@acme.test', { name: 'Other', passwordHash: WERKZEUG })),
        JSON.stringify(person('di@acme.test', { userName: 'Taken@acme.test', phone: '123' })),
        JSON.stringify(person('ed@acme.test', { userName: 'taken@acme.test' })),
        'null',
      ].join('\r\n'),
    );
    expect(code).toBe(1);
    const lines = told.trim().split('\n');
    expect(lines.map((line) => /^Line \d+: [\w]*/.exec(line)?.[0])).toEqual([
      'Line 2: is',
      'Line 4: email',
      'Line 5: email',
      'Line 6: role',
      'Line 7: email',
      'Line 8: phone',
      'Line 9: userName',
      expect.stringMatching(/^Line 10: /),
      undefined,
    ]);
    expect(lines.at(-1)).toBe('8 of 9 lines are bad: nothing was imported.');
    expect(lines[1]).toContain('passwordHash');
    expect(lines[2]).toContain('as in line 1');
    expect(told).not.toContain('s3cret');
    expect(await emails()).toEqual(['taken@acme.test']);
  });

  it('A-41 F-11 F-12 takes an address in its one spelling, and none with marks that nobody sees', async () => {
    const twice = await importing(linesOf(person('user@bücher.test'), person('user@xn--bcher-kva.test')));
    expect([twice.code, twice.told]).toEqual([1, expect.stringContaining('Line 2: email: as in line 1')]);
    const marked = [person('owner@acme.test\u200b'), person('a@acme.test', { userName: 'a\u00adda' })];
    const told = (await importing(linesOf(...marked))).told.split('\n');
    expect(told.slice(0, 2)).toEqual([
      'Line 1: email: has an invisible character',
      'Line 2: userName: has an invisible character',
    ]);
    await importing(linesOf(person('user@BÜCHER。test'), person('x@ａｃｍｅ.test.')));
    expect(await emails()).toEqual(['user@xn--bcher-kva.test', 'x@acme.test']);
    const { browser } = await server();
    expect((await browser().signIn('user@bücher.test', RIGHT)).step.kind).toBe('done');
  });

  it('F-08 takes one byte order mark off, and ends a line at a line feed alone', async () => {
    const lines = linesOf(person('ada@acme.test', { name: 'Ada' }), person('bob@acme.test', { name: 'Bob' }));
    const spaced = lines.replaceAll(',"name"', '\r,"name"').replaceAll('\n', '\r\n');
    expect((await importing(`\ufeff${spaced}`)).told).toBe('Imported 2 accounts; 0 were there already.\n');
    const separated = `${linesOf(person('cy@acme.test', { name: 'C\u2028y' }))}null\n`;
    const { told } = await importing(separated);
    const [first, second] = told.split('\n');
    expect([first, second]).toEqual(['Line 1: name: has a control character', expect.stringMatching(/^Line 2: /)]);
    expect((await importing(`\ufeff\ufeff${lines}`)).told).toContain('Line 1: is no JSON');
    expect(await emails()).toEqual(['ada@acme.test', 'bob@acme.test']);
  });

  it('F-08 names a file in UTF-16, with a mark or without, and one that is no UTF-8', async () => {
    const lines = linesOf(person('ada@acme.test', { name: 'Zoë' }));
    const little = Buffer.from(lines, 'utf16le');
    for (const bytes of [Buffer.from(`\ufeff${lines}`, 'utf16le'), little, Buffer.from(little).swap16()]) {
      const { code, told } = await importing(bytes);
      expect([code, told]).toEqual([2, expect.stringContaining('people.jsonl is UTF-16: save it as UTF-8.')]);
    }
    const { code, told } = await importing(Buffer.from(lines, 'latin1'));
    expect([code, told]).toEqual([2, expect.stringContaining('people.jsonl is no UTF-8')]);
    expect(await emails()).toEqual([]);
  });

  it('F-09 takes the secret of an app with what people and exports put around it', async () => {
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const grouped = 'jbsw y3dp ehpk 3pxp\u00a0jbsw-y3dp-ehpk\u20113pxp';
    const uri = 'otpauth://totp/Old%20site:ada@acme.test?secret=jbswy3dpehpk3pxpjbswy3dpehpk3pxp&issuer=Old%20site';
    const given = [grouped, uri, `${uri}&algorithm=SHA1&digits=6&period=30`, `${secret}===`];
    const people = given.map((totpSecret, index) => person(`p${index}@acme.test`, { totpSecret }));
    expect((await importing(linesOf(...people))).told).toBe('Imported 4 accounts; 0 were there already.\n');
    const { browser } = await server();
    for (const { email } of people) {
      const one = browser();
      await one.signIn(email, RIGHT);
      const code = appCode(secretFromText(secret), Date.now());
      expect((await one.answer({ kind: 'code', code })).step.kind).toBe('done');
    }
  });

  it.each([
    ['otpauth://totp/a?secret=S&algorithm=SHA256', 'not supported in an otpauth URI: algorithm (only'],
    ['otpauth://totp/a?secret=S&digits=8&period=60', 'not supported in an otpauth URI: digits, period (only'],
    ['otpauth://totp/Steam:a?secret=S&encoder=steam', 'not supported in an otpauth URI: encoder (only'],
    ['otpauth://hotp/a?secret=S&counter=1', 'not supported in an otpauth URI: another type than totp'],
    ['otpauth://totp/a', 'is no base32 secret, or otpauth URI with one'],
    ['otpauth://[', 'is no base32 secret, or otpauth URI with one'],
    ['JBSW Y3DP', 'is no base32 secret, or otpauth URI with one'],
    ['JBSWY3DPEHPK3PX0', 'is no base32 secret, or otpauth URI with one'],
  ])('F-09 says what of %s is not supported, and repeats nothing of it', async (totpSecret, fault) => {
    const given = totpSecret.replace('secret=S', 'secret=JBSWY3DPEHPK3PXP');
    const { told } = await importing(linesOf(person('ada@acme.test', { totpSecret: given })));
    expect(told).toContain(`Line 1: totpSecret: ${fault}`);
    expect(told).not.toMatch(/JBSW|SHA256|[Ss]team|hotp/);
  });

  it.each([
    '$2b$31$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS',
    '$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdHNvbWVzYWx0c29tZXM',
    '$argon2id$v=19$m=19456,t=99,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdHNvbWVzYWx0c29tZXM',
    '$scrypt$ln=20,r=8,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdHNvbWVzYWx0c29tZXM',
    'scrypt:32767:8:1$salt$fc351682220089a1c1ce4a7e6669c63e',
    '5f4dcc3b5aa765d61d8327deb882cf99',
    'plain',
  ])('takes no hash that costs too much to check, or is none: %s', async (passwordHash) => {
    expect((await importing(linesOf(person('ada@acme.test', { passwordHash })))).told).toContain('passwordHash');
    expect(await emails()).toEqual([]);
  });

  it('given again makes nobody twice, also where a hash has been made anew since', async () => {
    const text = linesOf(person('ada@acme.test'), person('bob@acme.test'));
    await importing(text);
    const { browser, ports } = await server();
    const before = await findAccount(ports, 'ada@acme.test');
    await browser().signIn('ada@acme.test', RIGHT);
    await expect.poll(async () => (await findAccount(ports, 'ada@acme.test'))?.passwordHash).toMatch(/^\$argon2id/);
    const again = await importing(text + linesOf(person('cy@acme.test')));
    expect([again.code, again.told]).toEqual([0, 'Imported 1 account; 2 were there already.\n']);
    expect(await findAccount(ports, 'ada@acme.test')).toMatchObject({ id: before?.id });
    expect(await emails()).toEqual(['ada@acme.test', 'bob@acme.test', 'cy@acme.test']);
  });

  it('A-28 killed in the middle and given again: every account exactly once', { timeout: 120_000 }, async () => {
    const all = Array.from({ length: 5000 }, (_, index) => person(`p${index}@acme.test`, { userName: `p${index}` }));
    writeFileSync(file('people.jsonl'), linesOf(...all));
    const { ports } = await server();
    const there = async () => (await ports.store.list('tenant-accounts:acme', { limit: 10_000 })).keys.length;
    const first = startSallyport(['import', file('people.jsonl')], file('.'), env());
    while ((await there()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    first.kill();
    await first.ended;
    const kept = await there();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(5000); // else nothing was in the middle
    expect(await sallyport(['import', file('people.jsonl')])).toMatchObject({ code: 0 });
    expect(await emails()).toEqual(all.map(({ email }) => email).sort());
    expect(await there()).toBe(5000);
    const found = await Promise.all(all.map(({ email }) => findAccount(ports, email)));
    expect(new Set(found.map((account) => account?.id)).size).toBe(5000);
  });

  it('ends with 2 where there is no such file', async () => {
    expect(await sallyport(['import', file('missing.jsonl')])).toMatchObject({ code: 2 });
  });
});
