import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import { smtpMail } from '../../server/src/adapters/smtp-mail.ts';
import type { Mail } from '../../server/src/ports/mail.ts';
import { startMailServer, type MailServer } from '../support/programs/mail-server.ts';

const FROM = { name: 'Größe & Söhne, “Acme”', address: 'no-reply@acme.test' };
const MESSAGE = {
  to: 'anna@acme.test',
  subject: 'Bestätigen Sie — رمز',
  text: 'Ihr Code: 123456 für größere Sicherheit\n\nhttps://auth.acme.test/auth/link#secret-token\n.\nEnde',
  html: '<p dir="rtl">رمزك <b>123456</b></p>',
};

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function mailServer(options: SMTPServerOptions & { port?: number } = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  endings.push(() => server.close());
  return server;
}

function mailTo(port: number, { patienceMs = 5000, login = '', host = 'localhost', scheme = 'smtp' } = {}): Mail {
  const mail = smtpMail(new URL(`${scheme}://${login}${host}:${port}`), FROM, { patienceMs });
  endings.unshift(() => mail.close?.());
  return mail;
}

/** What a call rejected with, all of it that a log could write. */
const failure = async (sending: Promise<void>): Promise<string> => {
  const error = await sending.then(
    () => new Error('It was taken.'),
    (reason: Error) => reason,
  );
  return `${error.stack} ${JSON.stringify(error, Object.getOwnPropertyNames(error))}`;
};

describe('R-02 mail by SMTP', () => {
  it('N-21 tells at once whether the server can be used', async () => {
    const server = await mailServer();
    await mailTo(server.port).verify?.();
    expect(server.taken).toEqual([]);
    const strict = await mailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const login = mailTo(strict.port, { login: 'me:hunter2@' });
    const refusal = await failure(login.verify?.() ?? Promise.resolve());
    expect(refusal).toMatch(/^(?!.*hunter2)Error: The mail server can’t be used \(EAUTH, AUTH PLAIN, 53/);
    const none = await failure(mailTo(1).verify?.() ?? Promise.resolve());
    expect(none).toContain('The mail server can’t be used (ESOCKET');
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    endings.push(() => silent.close());
    await once(silent, 'listening');
    const mail = mailTo((silent.address() as AddressInfo).port, { patienceMs: 100 });
    expect(await failure(mail.verify?.() ?? Promise.resolve())).toContain('(ETIMEDOUT)');
  });

  it('arrives as it was written: both parts, the subject, whom it is from and to', async () => {
    const server = await mailServer();
    await mailTo(server.port).send(MESSAGE);
    const [{ from, to, raw } = expect.fail('nothing was taken')] = server.taken;
    const email = await PostalMime.parse(raw);
    expect([from, to]).toEqual([FROM.address, [MESSAGE.to]]);
    expect([email.subject, email.text?.trimEnd(), email.html?.trimEnd()]).toEqual([
      MESSAGE.subject,
      MESSAGE.text,
      MESSAGE.html,
    ]);
    expect([email.from, email.to]).toEqual([FROM, [{ name: '', address: MESSAGE.to }]]);
    const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'mime-version': '1.0' });
    expect(headers['message-id']).toMatch(/@acme\.test>$/);
    expect(headers['content-type']).toMatch(/^multipart\/alternative/);
    expect(headers).not.toHaveProperty('x-mailer');
    expect(raw.split('\r\n\r\n', 1)[0]).toMatch(/^[\t\r\n -~]+$/);
  });

  it('uses a connection again', async () => {
    const server = await mailServer();
    const mail = mailTo(server.port);
    for (let i = 0; i < 3; i++) await mail.send(MESSAGE);
    expect([server.taken.length, server.connections]).toEqual([3, 1]);
  });

  it('sends nothing once it is closed', async () => {
    const server = await mailServer();
    const mail = mailTo(server.port);
    await mail.send(MESSAGE);
    mail.close?.();
    await expect(mail.send(MESSAGE)).rejects.toThrow('did not take');
    expect(server.taken).toHaveLength(1);
  });

  it('has no header that a value brought along', async () => {
    const server = await mailServer();
    await mailTo(server.port).send({ ...MESSAGE, subject: 'Hello\r\nBcc: eve@evil.test\r\n\r\nBody' });
    const [{ to, raw } = expect.fail('nothing was taken')] = server.taken;
    const email = await PostalMime.parse(raw);
    expect(to).toEqual([MESSAGE.to]);
    expect(email.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(email.text?.trimEnd()).toBe(MESSAGE.text);
  });

  it.each([
    'anna@acme.test, eve@evil.test',
    'anna@acme.test\r\nBcc: eve@evil.test',
    'Eve <eve@evil.test>',
    'all: eve@evil.test;',
    'anna@acme.test> SIZE=1\r\nRCPT TO:<eve@evil.test',
    'anna',
    '',
  ])('goes to one plain address, and not to %j', async (to) => {
    const server = await mailServer();
    const told = await failure(mailTo(server.port).send({ ...MESSAGE, to }));
    expect(told).toContain('its recipient is no mail address');
    expect(told).not.toContain('eve');
    expect(server.connections).toBe(0);
  });
});

describe('a mail server that fails', () => {
  it('by refusing: the reply’s codes are told, and nothing that it quotes', async () => {
    const reply = (words: string, responseCode: number) => Object.assign(new Error(words), { responseCode });
    const recipient = await mailServer({
      onRcptTo: ({ address }, _session, done) => done(reply(`5.1.1 <${address}>: no such person`, 550)),
    });
    const told = await failure(mailTo(recipient.port).send(MESSAGE));
    expect(told).toContain('The mail server did not take the message (EENVELOPE, RCPT TO, 550 5.1.1).');
    expect(told).not.toMatch(/anna|such person/);

    const body = await mailServer({
      onData: (stream, _session, done) =>
        void stream
          .resume()
          .on('end', () => done(reply('5.7.1 spam: https://auth.acme.test/auth/link#secret-token 123456', 554))),
    });
    const spam = await failure(mailTo(body.port).send(MESSAGE));
    expect(spam).toContain('(EMESSAGE, DATA, 554 5.7.1)');
    expect(spam).not.toMatch(/secret-token|123456|spam/);
  });

  it('by refusing the login: neither name nor password is told', async () => {
    const seen: unknown[] = [];
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push(username, password);
        done(Object.assign(new Error(`5.7.8 ${username} ${password}`), { responseCode: 535 }));
      },
    });
    const told = await failure(mailTo(server.port, { login: 'us%40er:hunter%2F2@' }).send(MESSAGE));
    expect(seen.slice(0, 2)).toEqual(['us@er', 'hunter/2']);
    expect(told).toMatch(/\(EAUTH, .*535 5\.7\.8\)/);
    expect(told).not.toMatch(/hunter|us@er|us%40/);
  });

  it.each([
    ['says nothing', (_socket: Socket) => undefined],
    [
      'is never done saying hello',
      (socket: Socket) => {
        const timer = setInterval(() => socket.write('220-wait\r\n'), 20);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('A-27 by being slow (%s): ends in bounded time, and hangs up', async (_name, greet) => {
    const sockets: Socket[] = [];
    const server: Server = createServer((socket) => {
      sockets.push(socket.on('error', () => {}));
      greet(socket);
    }).listen(0, '127.0.0.1');
    endings.push(() => server.close());
    await once(server, 'listening');
    const begun = performance.now();
    const sending = mailTo((server.address() as AddressInfo).port, { patienceMs: 300 }).send(MESSAGE);
    await expect(sending).rejects.toThrow('did not take the message (EABORT)');
    expect(performance.now() - begun).toBeGreaterThan(250);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(sockets).toHaveLength(1);
    if (!sockets[0]?.destroyed) await once(sockets[0] as Socket, 'close');
  });

  it('by being slow once it has the message: ends in bounded time', async () => {
    const server = await mailServer({ onData: (stream) => void stream.resume() });
    const told = await failure(mailTo(server.port, { patienceMs: 300 }).send(MESSAGE));
    expect(told).toContain('(EABORT)');
  });

  it('by dropping the connection in the middle: that message is not sent again, and the next goes out', async () => {
    let begun = 0;
    const server: MailServer = await mailServer({
      onData: (stream, _session, done) => {
        begun++;
        if (begun === 2) stream.once('data', () => server.cut());
        stream.resume().on('end', done);
      },
    });
    const mail = mailTo(server.port);
    await mail.send(MESSAGE);
    expect(await failure(mail.send(MESSAGE))).toMatch(/\((ECONNECTION|ESOCKET)/);
    await mail.send(MESSAGE);
    expect([begun, server.connections]).toEqual([3, 2]);
  });

  it('by being away: the next message goes out once it is back', async () => {
    const before = await mailServer();
    const mail = mailTo(before.port);
    await mail.send(MESSAGE);
    await before.close();
    expect(await failure(mail.send(MESSAGE))).toContain('ECONNREFUSED');
    const after = await mailServer({ port: before.port });
    await mail.send(MESSAGE);
    expect(after.taken).toHaveLength(1);
  });
});

describe('a mail server that is not on loopback', () => {
  const host = '[::ffff:127.0.0.1]'; // this machine, by a name that doesn't say so
  it.each([
    ['without STARTTLS', { disabledCommands: ['STARTTLS'] }],
    ['whose certificate nobody vouches for', {}],
  ])('%s gets neither login nor message', async (_name, options) => {
    const commands: string[] = [];
    const server = await mailServer({
      ...options,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => {
        commands.push('AUTH');
        done(null, { user: 'any' });
      },
      onMailFrom: (_address, _session, done) => {
        commands.push('MAIL');
        done();
      },
    });
    const told = await failure(mailTo(server.port, { host, login: 'user:hunter2@' }).send(MESSAGE));
    expect(told).toMatch(/\((ETLS|ESOCKET)/);
    expect([server.connections, commands]).toEqual([1, []]);
  });
});
