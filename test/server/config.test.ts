import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../server/src/config-error.ts';
import { readConfig } from '../../server/src/config.ts';
import { SETTINGS } from '../../server/src/settings.ts';
import { sourceFiles } from '../support/tools/source-files.ts';

const secretOf = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const SECRET = secretOf(1);
const GOOD = { SALLYPORT_URL: 'https://auth.acme.test', SALLYPORT_SECRET: SECRET };
const MAIL = {
  ...GOOD,
  SALLYPORT_SMTP: 'smtps://user:hunter2@mail.acme.test',
  SALLYPORT_MAIL_FROM: 'no-reply@acme.test',
};

describe('reading the environment', () => {
  it('takes what a site owner sets', () => {
    const config = readConfig({
      ...GOOD,
      PORT: '8080',
      HOST: '0.0.0.0',
      SALLYPORT_ORIGINS: 'https://a.test, https://b.test',
    });
    expect(config).toMatchObject({
      origins: ['https://auth.acme.test', 'https://a.test', 'https://b.test'],
      host: '0.0.0.0',
      port: 8080,
      store: 'sqlite:.sallyport/sallyport.db',
      unsafeStore: false,
      demo: false,
    });
    expect(config.secrets).toEqual([new Uint8Array(32).fill(1)]);
  });

  it('takes several secrets, the current one first', () => {
    const list = `${secretOf(2)}, ${SECRET},${secretOf(0xff)}`;
    expect(readConfig({ ...GOOD, SALLYPORT_SECRET: list }).secrets).toEqual(
      [2, 1, 0xff].map((fill) => new Uint8Array(32).fill(fill)),
    );
  });

  it.each([
    [undefined, undefined],
    ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
    ['metrics.internal:80', { host: 'metrics.internal', port: 80 }],
  ])('has metrics nowhere unless an address of their own is set: %s', (SALLYPORT_METRICS, metrics) => {
    expect(readConfig({ ...GOOD, SALLYPORT_METRICS }).metrics).toEqual(metrics);
  });

  it('logs requests unless it is told to log errors alone', () => {
    const levelOf = (SALLYPORT_LOG_LEVEL?: string) => readConfig({ ...GOOD, SALLYPORT_LOG_LEVEL }).logLevel;
    expect([levelOf(), levelOf('info'), levelOf('error')]).toEqual(['info', 'info', 'error']);
  });

  it('brings defaults in demo mode, without a secret', () => {
    const config = readConfig({ SALLYPORT_DEMO: '1', PORT: '3001' });
    expect([config.url.href, config.host, config.secrets, config.demo]).toEqual([
      'http://localhost:3001/',
      '127.0.0.1',
      undefined,
      true,
    ]);
  });

  it('calls the site by its name, or by nothing but its host', () => {
    const nameIn = (SALLYPORT_NAME?: string) => readConfig({ ...GOOD, SALLYPORT_NAME }).name;
    expect([nameIn(), nameIn(''), nameIn(' Acme & Söhne '), nameIn('x'.repeat(40))]).toEqual([
      undefined,
      undefined,
      'Acme & Söhne',
      'x'.repeat(40),
    ]);
  });

  it.each([
    [{}, undefined, undefined],
    [{ SALLYPORT_ACCENT: '#0A7C5A', SALLYPORT_LOGO: '/a b.png' }, '#0a7c5a', 'https://auth.acme.test/a%20b.png'],
    [
      { SALLYPORT_ACCENT: '0a7c5a', SALLYPORT_LOGO: 'https://cdn.test/l.png?v=2' },
      '#0a7c5a',
      'https://cdn.test/l.png?v=2',
    ],
  ])('takes a colour with or without #, and a logo by URL or path: %s', (env, accent, logo) => {
    expect(readConfig({ ...GOOD, ...env })).toMatchObject({ accent, logo });
  });

  it.each([
    ['SALLYPORT_NAME', { ...GOOD, SALLYPORT_NAME: ' ' }],
    ['SALLYPORT_NAME', { ...GOOD, SALLYPORT_NAME: 'x'.repeat(41) }],
    ['SALLYPORT_NAME', { ...GOOD, SALLYPORT_NAME: 'Acme\nBcc: eve@evil.test' }],
    ['SALLYPORT_NAME', { ...GOOD, SALLYPORT_NAME: 'Acme \u202Egro' }],
    ['SALLYPORT_ACCENT', { ...GOOD, SALLYPORT_ACCENT: 'red' }],
    ['SALLYPORT_ACCENT', { ...GOOD, SALLYPORT_ACCENT: '#1f5' }],
    ['SALLYPORT_ACCENT', { ...GOOD, SALLYPORT_ACCENT: '#1f55d6;}' }],
    ['SALLYPORT_LOGO', { ...GOOD, SALLYPORT_LOGO: 'logo.png' }],
    ['SALLYPORT_LOGO', { ...GOOD, SALLYPORT_LOGO: 'http://www.acme.test/logo.png' }],
    ['SALLYPORT_LOGO', { ...GOOD, SALLYPORT_LOGO: '//www.acme.test/logo.png' }],
    ['SALLYPORT_LOGO', { ...GOOD, SALLYPORT_LOGO: '/\\www.acme.test/logo.png' }],
    ['SALLYPORT_LOGO', { ...GOOD, SALLYPORT_LOGO: 'data:image/png;base64,AAAA' }],
    ['SALLYPORT_LOGO', { ...GOOD, SALLYPORT_LOGO: 'https://me:hunter2@www.acme.test/logo.png' }],
    ['SALLYPORT_URL', { SALLYPORT_SECRET: SECRET }],
    ['SALLYPORT_SECRET', { SALLYPORT_URL: 'https://auth.acme.test' }],
    ['SALLYPORT_URL', { ...GOOD, SALLYPORT_URL: 'http://auth.acme.test' }],
    ['SALLYPORT_URL', { ...GOOD, SALLYPORT_URL: 'https://auth.acme.test/auth' }],
    ['SALLYPORT_URL', { ...GOOD, SALLYPORT_URL: 'auth.acme.test' }],
    ['SALLYPORT_URL', { ...GOOD, SALLYPORT_URL: 'https://me@auth.acme.test' }],
    ['SALLYPORT_SECRET', { ...GOOD, SALLYPORT_SECRET: 'short' }],
    ['SALLYPORT_SECRET', { ...GOOD, SALLYPORT_SECRET: 'not base64 !'.repeat(4) }],
    ['SALLYPORT_SECRET', { ...GOOD, SALLYPORT_SECRET: `${SECRET},short` }],
    ['SALLYPORT_SECRET', { ...GOOD, SALLYPORT_SECRET: `${SECRET},` }],
    ['SALLYPORT_SECRET', { ...GOOD, SALLYPORT_SECRET: `,${SECRET}` }],
    ['SALLYPORT_SECRET', { ...GOOD, SALLYPORT_SECRET: `${secretOf(2)},${SECRET},${secretOf(2).replace('=', '')}` }],
    ['SALLYPORT_SECRET', { SALLYPORT_DEMO: '1', SALLYPORT_SECRET: ',' }],
    ['PORT', { ...GOOD, PORT: 'http' }],
    ['PORT', { ...GOOD, PORT: '70000' }],
    ['SALLYPORT_ORIGINS', { ...GOOD, SALLYPORT_ORIGINS: 'https://a.test/path' }],
    ['SALLYPORT_ORIGINS', { ...GOOD, SALLYPORT_ORIGINS: '*' }],
    ['SALLYPORT_TRUSTED_PROXIES', { ...GOOD, SALLYPORT_TRUSTED_PROXIES: '10.0.0.0/8, nginx' }],
    ['SALLYPORT_URL', { SALLYPORT_DEMO: '1', SALLYPORT_URL: 'https://auth.acme.test' }],
    ['SALLYPORT_DEMO', { ...GOOD, SALLYPORT_DEMO: 'yes' }],
    ['SALLYPORT_UNSAFE_STORE', { ...GOOD, SALLYPORT_UNSAFE_STORE: 'yes' }],
    ['SALLYPORT_SMS', { ...GOOD, SALLYPORT_SMS: 'gateway.test/send' }],
    ['SALLYPORT_SMS', { ...GOOD, SALLYPORT_SMS: 'ftp://gateway.test/send' }],
    ['SALLYPORT_SMS', { ...GOOD, SALLYPORT_SMS: 'http://gateway.test/send' }],
    ['SALLYPORT_SMS', { ...GOOD, SALLYPORT_SMS: 'http://127.0.0.1.gateway.test/send' }],
    ['SALLYPORT_SMS', { ...GOOD, SALLYPORT_SMS: 'https://me:100%@gateway.test/send' }],
    ['SALLYPORT_SMS_TOKEN', { ...GOOD, SALLYPORT_SMS: 'https://me:pw@gateway.test/', SALLYPORT_SMS_TOKEN: 'x' }],
    ['SALLYPORT_SMS_TOKEN', { ...GOOD, SALLYPORT_SMS: 'https://gateway.test/', SALLYPORT_SMS_TOKEN: 'x\r\ny: z' }],
    ['SALLYPORT_SMS_FORMAT', { ...GOOD, SALLYPORT_SMS: 'https://gateway.test/', SALLYPORT_SMS_FORMAT: 'xml' }],
    ['SALLYPORT_SMS_FROM', { ...GOOD, SALLYPORT_SMS: 'https://gateway.test/', SALLYPORT_SMS_FORMAT: 'twilio' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'mail.acme.test' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'https://mail.acme.test' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'smtp://' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'smtp://mail.acme.test:99999' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'smtp://user:100%@mail.acme.test' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'smtp://mail.acme.test/path' }],
    ['SALLYPORT_SMTP', { ...MAIL, SALLYPORT_SMTP: 'smtp://mail.acme.test?tls=off' }],
    ['SALLYPORT_MAIL_FROM', { ...MAIL, SALLYPORT_MAIL_FROM: undefined }],
    ['SALLYPORT_MAIL_FROM', { ...MAIL, SALLYPORT_MAIL_FROM: 'Acme' }],
    ['SALLYPORT_MAIL_FROM', { ...MAIL, SALLYPORT_MAIL_FROM: 'a@acme.test, b@acme.test' }],
    ['SALLYPORT_MAIL_FROM', { ...MAIL, SALLYPORT_MAIL_FROM: 'Acme <a@acme.test>\r\nBcc: eve@evil.test' }],
    ['SALLYPORT_MAIL_FROM', { ...MAIL, SALLYPORT_MAIL_FROM: 'Acme\nBcc: eve@evil.test <a@acme.test>' }],
    ['SALLYPORT_LOG_LEVEL', { ...GOOD, SALLYPORT_LOG_LEVEL: 'debug' }],
    ['SALLYPORT_METRICS', { ...GOOD, SALLYPORT_METRICS: '1' }],
    ['SALLYPORT_METRICS', { ...GOOD, SALLYPORT_METRICS: '9464' }],
    ['SALLYPORT_METRICS', { ...GOOD, SALLYPORT_METRICS: ':9464' }],
    ['SALLYPORT_METRICS', { ...GOOD, SALLYPORT_METRICS: '127.0.0.1:99999' }],
    ['SALLYPORT_METRICS', { ...GOOD, SALLYPORT_METRICS: 'http://127.0.0.1:9464' }],
    ['NODE_ENV', { SALLYPORT_DEMO: '1', NODE_ENV: 'production' }],
    ['HOST', { SALLYPORT_DEMO: '1', HOST: '0.0.0.0' }],
  ])('names %s in one line where it can’t be used', (name, env) => {
    const read = () => readConfig(env);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^[^\n]*${name}[^\n]*$`));
  });

  it.each([
    ['SALLYPORT_ORIGIN', 'SALLYPORT_ORIGINS'],
    ['SALLYPORT_TRUSTED_PROXY', 'SALLYPORT_TRUSTED_PROXIES'],
    ['SALLYPORT_SMTP_FROM', 'SALLYPORT_SMS_FROM'],
    ['SALLYPORT_PORT', 'PORT'],
  ])('N-21 refuses %s, which nothing reads, and names %s', (name, known) => {
    const read = () => readConfig({ ...GOOD, [name]: 'hunter2' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} is not known. Did you mean ${known}\\?$`));
  });

  it('N-21 goes past what Kubernetes sets for a service of this name', () => {
    const names = ['SERVICE_HOST', 'SERVICE_PORT', 'SERVICE_PORT_HTTP', 'PORT_3000_TCP', 'PORT_3000_TCP_ADDR'];
    const env = Object.fromEntries(names.map((name) => [`SALLYPORT_${name}`, '10.0.0.1']));
    expect(readConfig({ ...GOOD, ...env, SALLYPORT_PORT: 'tcp://10.0.0.1:3000' }).port).toBe(3000);
  });

  it('N-21 knows every variable that the server reads', () => {
    const read = sourceFiles('server').flatMap((path) => readFileSync(path, 'utf8').match(/SALLYPORT_[A-Z_]*[A-Z]/g));
    const unknown = read.filter((name) => name !== null && !(SETTINGS as readonly string[]).includes(name));
    expect([...new Set(unknown)]).toEqual(['SALLYPORT_PORT']);
  });

  it.each([
    ['https://a.test/path', 'is no origin'],
    ['https://*.acme.test', 'is no origin'],
    ['ftp://a.test', 'must be https'],
    ['http://a.test', 'must be https'],
    ['http://localhost.a.test', 'must be https'],
  ])('N-21 says which of the origins it can’t take: %s', (origin, why) => {
    const env = { ...GOOD, SALLYPORT_ORIGINS: `https://good.test, ${origin}, https://better.test` };
    expect(() => readConfig(env)).toThrow(new RegExp(`^SALLYPORT_ORIGINS: "${origin.replace('*', '\\*')}" ${why}`));
  });

  it('N-21 lets pages of this machine in, and repeats no password of a list', () => {
    const { origins } = readConfig({ ...GOOD, SALLYPORT_ORIGINS: 'http://localhost:5173,http://[::1]:8080' });
    expect(origins.slice(1)).toEqual(['http://localhost:5173', 'http://[::1]:8080']);
    expect(() => readConfig({ ...GOOD, SALLYPORT_ORIGINS: 'https://me:hunter2@a.test' })).toThrow('//…@a.test');
  });

  it.each([
    ['no-reply@acme.test', { name: '', address: 'no-reply@acme.test' }],
    ['Acme <no-reply@acme.test>', { name: 'Acme', address: 'no-reply@acme.test' }],
    ['"Acme, Inc." <no-reply@acme.test>', { name: 'Acme, Inc.', address: 'no-reply@acme.test' }],
  ])('takes a mail server, and mails from %s', (sender, from) => {
    const { mail } = readConfig({ ...MAIL, SALLYPORT_MAIL_FROM: sender });
    expect([mail?.server.href, mail?.from]).toEqual([MAIL.SALLYPORT_SMTP, from]);
    expect(readConfig(GOOD).mail).toBeUndefined();
  });

  it('does not repeat a secret', () => {
    const message = (env: Record<string, string>) => {
      try {
        return readConfig(env) && 'It was taken.';
      } catch (error) {
        return String(error);
      }
    };
    for (const list of ['hunter2', `${SECRET},hunter2`, `hunter2,${SECRET}`, `${SECRET},${SECRET}`])
      expect(message({ ...GOOD, SALLYPORT_SECRET: list })).toMatch(/^(?!.*(hunter2|AQEB)).*SALLYPORT_SECRET/);
    expect(message({ ...MAIL, SALLYPORT_SMTP: 'smtp://user:hunter2@mail.acme.test/x' })).toMatch(
      /^(?!.*hunter2).*SALLYPORT_SMTP/,
    );
    expect(message({ ...MAIL, SALLYPORT_MAIL_FROM: 'no' })).toMatch(/^(?!.*hunter2).*SALLYPORT_MAIL_FROM/);
  });

  it.each([
    { SALLYPORT_SMS: 'http://me:hunter2@gateway.test/' },
    { SALLYPORT_SMS: 'https://me:hunter2%@gateway.test/' },
    { SALLYPORT_SMS: 'me:hunter2@gateway.test' },
    { SALLYPORT_SMS: 'https://me:hunter2@gateway.test:port/' },
    { SALLYPORT_SMS: 'https://me:hunter2@gateway.test/', SALLYPORT_SMS_TOKEN: 'hunter2' },
    { SALLYPORT_SMS: 'https://gateway.test/', SALLYPORT_SMS_TOKEN: 'hunter2\n' },
    { SALLYPORT_SMS: 'https://me:hunter2@gateway.test/', SALLYPORT_SMS_FORMAT: 'hunter2' },
  ])('does not repeat a secret of the SMS gateway: %j', (env) => {
    expect(messageOf(() => readConfig({ ...GOOD, ...env }))).toMatch(/^SALLYPORT_SMS(?!.*hunter2)/);
  });

  it('R-12 sends no text messages without a gateway', () => {
    expect(readConfig({ ...GOOD, SALLYPORT_SMS: '' }).sms).toBeUndefined();
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String((error as Error).message);
  }
  return 'nothing was thrown';
}
