import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../server/src/adapters/describe-error.ts';
import { pinoLog, type LogLevel } from '../../server/src/adapters/pino-log.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';

function openLog(level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = pinoLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log', () => {
  it('writes a line of JSON, with what comes with it', () => {
    const { log, lines, read } = openLog();
    log.info('request', { route: '/auth/config', status: 200 });
    expect(read()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        msg: 'request',
        route: '/auth/config',
        status: 200,
      },
    ]);
    expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/);
  });

  it('writes errors alone where it is told so', () => {
    const { log, read } = openLog('error');
    log.info('request');
    log.error('A request failed.', new Error('broken'));
    expect(read()).toMatchObject([{ level: 'error', msg: 'A request failed.', err: { message: 'broken' } }]);
  });

  it('puts the id of a request into each line that it and what it starts write, and into no other', async () => {
    const { log, read } = openLog();
    const later: Promise<void>[] = [];
    const request = (id: string) =>
      log.within(id, async () => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
        log.info(id);
        later.push(new Promise((resolve) => setImmediate(() => resolve(log.error(id, new Error('late'))))));
      });
    await Promise.all(['a', 'b', 'c'].map(request));
    await Promise.all(later);
    log.info('outside');
    const told = read();
    expect(told).toHaveLength(7);
    for (const { msg, requestId } of told) expect(requestId).toBe(msg === 'outside' ? undefined : msg);
  });

  it('loses what the disk has no room for, and goes on', () => {
    const adapter = JSON.stringify(new URL('../../server/src/adapters/pino-log.ts', import.meta.url));
    const script = `const { pinoLog } = await import(${adapter});
      const log = pinoLog('info');
      for (let i = 0; i < 3; i++) { log.info('x'); await new Promise((done) => setTimeout(done, 20)); }
      console.error('goes on');`;
    const node = [process.execPath, '--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script];
    const { stderr } = spawnSync('sh', ['-c', '"$@" >/dev/full', 'sh', ...node], { encoding: 'utf8' });
    expect(stderr).toBe('goes on\n');
  });

  it.each(['authorization', 'cookie', 'set-cookie', 'password', 'code', 'token', 'secret', 'number', 'email', 'url'])(
    'A-16 censors %s where it is given one by mistake',
    (name) => {
      const { log, lines } = openLog();
      log.info('request', { [name]: 'hunter2' });
      expect(lines.join()).toContain(`"${name}":"[Redacted]"`);
      expect(lines.join()).not.toContain('hunter2');
    },
  );
});

describe('what a log tells of an error', () => {
  const thrown = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return error;
    }
  };

  it('is what, where and why', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    expect(describeError(new UnavailableError('no', cause))).toEqual({
      type: 'UnavailableError',
      message: 'The storage is unavailable',
      code: 'ERR_STORE_UNAVAILABLE',
      stack: expect.stringMatching(/^ +at .*log\.test\.ts:\d+:\d+/),
      cause: {
        type: 'Error',
        message: 'connect ECONNREFUSED 127.0.0.1:5432',
        code: 'ECONNREFUSED',
        stack: expect.stringMatching(/^ +at .*log\.test\.ts:\d+:\d+/),
      },
    });
  });

  it('A-16 is no value that it quotes, nor one of a cause, of another property or of a stack', () => {
    const errors = [
      thrown(() => JSON.parse('hunter2')),
      thrown(() => JSON.parse('{"password": hunter2}')),
      thrown(() => new Headers({ 'x-code': 'hunter2\n' })),
      new Error(`unknown command 'EVAL', with args beginning with: 'hunter2'`),
      new Error('can’t be "said \'hunter2'),
      new Error('nobody goes by hunter2@acme.test here'),
      new Error(`broken:\n    at 'hunter2'\n    at hunter2 `),
      new Error('broken', { cause: thrown(() => JSON.parse('hunter2')) }),
      new Error('broken', { cause: { password: 'hunter2' } }),
      Object.assign(new Error('broken'), { detail: 'Key (k)=(hunter2)', input: 'hunter2', code: 'hunter2, twice' }),
      Object.assign(new Error('broken'), { name: 'hunter2' }),
      'hunter2',
      { hunter2: 'hunter2' },
    ];
    for (const error of errors) expect(JSON.stringify(describeError(error))).not.toContain('hunter2');
  });

  it('keeps the words before and the places', () => {
    expect(describeError(thrown(() => JSON.parse('hunter2')))).toMatchObject({
      type: 'SyntaxError',
      message: expect.stringMatching(/^Unexpected token …$/),
      stack: expect.stringContaining('log.test.ts'),
    });
    expect(describeError(new Error("It can't be the store's.")).message).toBe("It can't be the store's.");
  });

  it('ends with the third cause, in a circle too', () => {
    const circle = new Error('round');
    circle.cause = circle;
    expect(JSON.stringify(describeError(circle)).match(/round/g)).toHaveLength(4);
  });
});
