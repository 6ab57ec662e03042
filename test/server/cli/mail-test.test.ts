import { describe, expect, it } from 'vitest';
import { commandLine } from '../../support/programs/cli.ts';
import { startMailServer } from '../../support/programs/mail-server.ts';

describe('sallyport mail test', () => {
  const { sallyport } = commandLine();
  const send = (env: Record<string, string>, to = 'ada@acme.test') => sallyport(['mail', 'test', to], [], env);
  const settings = (port: number) => ({
    SALLYPORT_SMTP: `smtp://localhost:${port}`,
    SALLYPORT_MAIL_FROM: 'no-reply@acme.test',
  });

  it('N-21 sends a mail, and says why where none goes out', async () => {
    const server = await startMailServer();
    expect(await send(settings(server.port))).toEqual({
      code: 0,
      printed: '',
      told: `The mail server at localhost:${server.port} took a mail for ada@acme.test. See that it arrives.\n`,
    });
    expect(server.taken).toMatchObject([{ to: ['ada@acme.test'], raw: expect.stringContaining('auth.acme.test') }]);
    expect((await send(settings(server.port), 'ada')).code).toBe(2);
    await server.close();
    expect(await send(settings(server.port))).toMatchObject({
      code: 1,
      told: expect.stringMatching(/^SALLYPORT_SMTP: The mail server did not take the message \(ESOCKET/),
    });
    expect(await send({})).toMatchObject({ code: 2, told: expect.stringContaining('SALLYPORT_SMTP is missing') });
  });
});
