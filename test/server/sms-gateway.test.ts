import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { smsGateway } from '../../server/src/adapters/sms-gateway.ts';
import { readSmsSettings } from '../../server/src/sms-settings.ts';
import { type FakeGateway, startFakeGateway } from '../support/programs/fake-gateway.ts';

const TO = '+4915112345678';
const TEXT = 'Your code is 123456 & it’s “good” for 5 min.\n@acme.test #123456';
const MESSAGE = { to: TO, text: TEXT };
const TIMEOUT_MS = 200;

describe('sending a text message through a gateway', () => {
  const gateways: FakeGateway[] = [];
  afterEach(async () => {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  });

  /** A gateway that answers so, and the port to it as the environment sets it up. */
  async function gatewayThat(
    answer: (response: ServerResponse) => void,
    env: Record<string, string> = {},
    options?: { timeoutMs: number },
  ) {
    const gateway = await startFakeGateway(answer);
    gateways.push(gateway);
    return { gateway, sms: smsTo(gateway.origin, env, options) };
  }

  function smsTo(origin: string, { userInfo = '', ...env }: Record<string, string>, options?: { timeoutMs: number }) {
    const settings = readSmsSettings({
      SALLYPORT_SMS: origin.replace('//', `//${userInfo}`) + '/send?key=k3y',
      ...env,
    });
    if (!settings) throw new Error('no gateway is set');
    return smsGateway(settings, options);
  }

  const taken = (response: ServerResponse) => void response.writeHead(202).end('{"id":1}');
  const withStatus = (status: number) => (response: ServerResponse) =>
    void response.writeHead(status).end(`${TO} ${TEXT} s3cret`);

  it('posts JSON', async () => {
    const { gateway, sms } = await gatewayThat(taken);
    await sms.send(MESSAGE);
    expect(gateway.received).toEqual([
      expect.objectContaining({ method: 'POST', path: '/send?key=k3y', body: JSON.stringify(MESSAGE) }),
    ]);
    expect(gateway.received[0]?.headers['content-type']).toBe('application/json');
    expect(gateway.received[0]?.headers.authorization).toBeUndefined();
  });

  it('posts JSON with a sender where one is set', async () => {
    const { gateway, sms } = await gatewayThat(taken, { SALLYPORT_SMS_FROM: 'Acme' });
    await sms.send(MESSAGE);
    expect(JSON.parse(gateway.received[0]?.body ?? '')).toEqual({ ...MESSAGE, from: 'Acme' });
  });

  it('posts the form of Twilio', async () => {
    const { gateway, sms } = await gatewayThat(taken, {
      userInfo: 'AC1:s3cret@',
      SALLYPORT_SMS_FORMAT: 'twilio',
      SALLYPORT_SMS_FROM: '+12125550123',
    });
    await sms.send(MESSAGE);
    const [received] = gateway.received;
    expect(received?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
    expect([...new URLSearchParams(received?.body)]).toEqual([
      ['To', TO],
      ['From', '+12125550123'],
      ['Body', TEXT],
    ]);
    expect(received?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:s3cret').toString('base64')}`);
  });

  it.each([
    ['user and password', 'me:s3cret@', {}, `Basic ${Buffer.from('me:s3cret').toString('base64')}`],
    ['what the URL escapes', 'me%40x:p%3A%2F%C3%BC@', {}, `Basic ${Buffer.from('me@x:p:/ü').toString('base64')}`],
    ['a user alone', 's3cret@', {}, `Basic ${Buffer.from('s3cret:').toString('base64')}`],
    ['a bearer token', '', { SALLYPORT_SMS_TOKEN: 's3cret' }, 'Bearer s3cret'],
  ])('sends %s', async (_, userInfo, env, authorization) => {
    const { gateway, sms } = await gatewayThat(taken, { userInfo, ...env });
    await sms.send(MESSAGE);
    expect(gateway.received.map(({ headers }) => headers.authorization)).toEqual([authorization]);
  });

  it.each([300, 304, 400, 401, 404, 429, 500, 503])(
    'A-27 rejects where it answers %d, and tells no more',
    async (status) => {
      const { gateway, sms } = await gatewayThat(withStatus(status), { userInfo: 'me:s3cret@' });
      expect(await failureOf(sms.send(MESSAGE))).toBe(`The SMS gateway answered ${status}.`);
      expect(gateway.received).toHaveLength(1); // not sent again
    },
  );

  it.each([301, 302, 303, 307, 308])(
    'A-27 takes text and credentials nowhere else: a redirect by %d',
    async (status) => {
      const { gateway: elsewhere } = await gatewayThat(taken);
      const { sms } = await gatewayThat(
        (response) => response.writeHead(status, { location: elsewhere.origin }).end(),
        {
          userInfo: 'me:s3cret@',
        },
      );
      expect(await failureOf(sms.send(MESSAGE))).toBe(`The SMS gateway answered ${status}.`);
      expect(elsewhere.received).toEqual([]);
    },
  );

  it('A-27 rejects in time where it never answers', async () => {
    const { sms } = await gatewayThat(() => {}, { userInfo: 'me:s3cret@' }, { timeoutMs: TIMEOUT_MS });
    const start = performance.now();
    expect(await failureOf(sms.send(MESSAGE))).toBe('The SMS gateway did not answer in time.');
    expect(performance.now() - start).toBeGreaterThan(TIMEOUT_MS - 10);
  });

  it.each([
    ['stalls', (response: ServerResponse) => void response.write('{')],
    ['has no end', endless],
  ])('A-27 waits for no body that %s, and ends its connection', async (_, write) => {
    const ended = vi.fn();
    const { sms } = await gatewayThat((response) => write(response.on('close', ended)));
    await sms.send(MESSAGE);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled()); // in a second, not at the time limit
  });

  it('A-27 rejects where it refuses and stalls the body', async () => {
    const { sms } = await gatewayThat((response) => void response.writeHead(500).write('{'));
    expect(await failureOf(sms.send(MESSAGE))).toBe('The SMS gateway answered 500.');
  });

  it('A-27 rejects where it drops the connection', async () => {
    const { sms } = await gatewayThat((response) => void response.destroy(), { userInfo: 'me:s3cret@' });
    expect(await failureOf(sms.send(MESSAGE))).toBe('The SMS gateway could not be reached (UND_ERR_SOCKET).');
  });

  it('A-27 rejects where nobody listens', async () => {
    const { gateway, sms } = await gatewayThat(taken, { userInfo: 'me:s3cret@' });
    await gateways.splice(0)[0]?.close();
    expect(await failureOf(sms.send(MESSAGE))).toBe('The SMS gateway could not be reached (ECONNREFUSED).');
    expect(gateway.received).toEqual([]);
  });
});

/** The message of the error that is rejected with; what else hangs on it is asserted to be nothing. */
async function failureOf(sending: Promise<void>): Promise<string> {
  const error = await sending.then(
    () => new Error('it was taken'),
    (reason: unknown) => reason as Error,
  );
  expect(error.cause).toBeUndefined();
  expect(error.stack).not.toMatch(/s3cret|k3y|123456|15112345678|bWU6/); // bWU6 is `me:` in base64
  return error.message;
}

function endless(response: ServerResponse): void {
  if (!response.destroyed) response.write('x'.repeat(65_536), () => endless(response));
}
