import { describe, expect, it } from 'vitest';
import { askSettings } from '../../../server/src/cli/ask-settings.ts';

function terminalOf(answers: string[], env: Record<string, string> = {}, isInteractive = true) {
  const [asked, told]: [string[], string[]] = [[], []];
  const ask = async (question: string) => {
    asked.push(question);
    return answers.shift() ?? expect.fail(`One question more: ${question}`);
  };
  const terminal = {
    env,
    isInteractive,
    print: () => {},
    tell: (text: string) => void told.push(text),
    show: () => {},
    ask,
    askSecret: ask,
  };
  return { terminal, asked, told, answers };
}

const URL = { SALLYPORT_URL: 'https://auth.acme.test' };

describe('N-02 what init asks for', () => {
  it('is the main settings, at a terminal; an answer that won’t do is asked for again', async () => {
    const { terminal, told, answers } = terminalOf([
      'auth.acme.test',
      'https://auth.acme.test',
      'https://www.acme.test/',
      'https://www.acme.test',
      'mysql://x',
      'postgres://db/sally',
      'smtps://mail.acme.test',
      'nobody',
      'smtps://mail.acme.test',
      'no-reply@acme.test',
    ]);
    expect(await askSettings(terminal, undefined)).toEqual({
      ...URL,
      SALLYPORT_SECRET: expect.stringMatching(/^[\w+/]{43}=$/),
      SALLYPORT_ORIGINS: 'https://www.acme.test',
      SALLYPORT_STORE: 'postgres://db/sally',
      SALLYPORT_SMTP: 'smtps://mail.acme.test',
      SALLYPORT_MAIL_FROM: 'no-reply@acme.test',
    });
    expect(answers).toEqual([]);
    expect(told.map((line) => line.split(/[ :]/)[0])).toEqual([
      'SALLYPORT_URL',
      'SALLYPORT_ORIGINS',
      'A',
      'SALLYPORT_MAIL_FROM',
    ]);
  });

  it('is nothing that was given, and what has no answer stays as it is by default', async () => {
    const env = { ...URL, SALLYPORT_STORE: 'redis://db', SALLYPORT_LOG_LEVEL: 'error', PATH: '/bin' };
    const { terminal, asked } = terminalOf(['', ''], env);
    const { SALLYPORT_SECRET: _, ...settings } = await askSettings(terminal, undefined);
    expect(settings).toEqual({ ...URL, SALLYPORT_STORE: 'redis://db', SALLYPORT_LOG_LEVEL: 'error' });
    expect(asked.map((question) => question.split(/[ ,]/)[0])).toEqual(['Other', 'Mail']);
  });

  it('is the URL alone where nobody is at a terminal, once', async () => {
    const { terminal } = terminalOf(['https://auth.acme.test'], {}, false);
    expect(await askSettings(terminal, undefined)).toMatchObject(URL);
    await expect(askSettings(terminalOf(['auth.acme.test'], {}, false).terminal, undefined)).rejects.toThrow('URL');
  });

  it('is nothing for the demo, nor another URL than the one that was given', async () => {
    const demo = terminalOf([], { SALLYPORT_DEMO: '1' }).terminal;
    await expect(askSettings(demo, undefined)).rejects.toThrow('SALLYPORT_DEMO');
    await expect(askSettings(terminalOf([], URL).terminal, 'https://b.test')).rejects.toThrow('already');
  });
});
