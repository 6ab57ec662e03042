import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSallyport } from '../../support/programs/cli.ts';
import { freePort } from '../../support/programs/free-port.ts';
import { HttpBrowser } from '../../support/programs/http-browser.ts';
import { PASSWORD } from '../../support/people.ts';

describe('sallyport as a process', { timeout: 60_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const given = (args: string[], input?: string, env = {}) => startSallyport(args, folder, env, input).ended;

  it('N-02 init keeps what it is told; its admin signs in to what serve starts; a second changes nothing', async () => {
    const port = String(await freePort());
    const origin = `http://localhost:${port}`;
    const asked = ['init', '--url', origin, '--email', 'root@acme.test'];
    const more = { SALLYPORT_STORE: 'sqlite:data/site.db', SALLYPORT_MAIL_FROM: '"Acme, Inc." <no-reply@acme.test>' };
    const first = await given(asked, `${PASSWORD}\n`, more);
    expect([first.code, first.printed]).toEqual([0, '']);
    const file = join(folder, '.sallyport', 'env');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, 'utf8');
    const lines = [
      `SALLYPORT_URL=${origin}`,
      'SALLYPORT_STORE=sqlite:data/site.db',
      `SALLYPORT_MAIL_FROM='${more.SALLYPORT_MAIL_FROM}'`,
      'SALLYPORT_SECRET=[A-Za-z0-9+/]{43}=',
    ];
    expect(kept).toMatch(new RegExp(`^${lines.join('\n')}\n$`));
    expect(first.told).not.toContain(kept.split('SECRET=')[1]?.trim());

    const again = await given(['init', '--email', 'eve@acme.test'], `${PASSWORD}\n`);
    expect([again.code, again.told.trim().split('\n').length]).toEqual([1, 1]);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    const { printed } = await given(['account', 'list', '--json']);
    expect(JSON.parse(printed)).toMatchObject({ email: 'root@acme.test', role: 'system-admin', tenant: 'platform' });

    expect(existsSync(join(folder, 'data/site.db'))).toBe(true);
    expect(existsSync(join(folder, '.sallyport/sallyport.db'))).toBe(false);

    const server = startSallyport(['serve'], folder, { PORT: port });
    const browser = new HttpBrowser(origin);
    const signIn = async () => {
      for (let tries = 0; ; tries++) {
        const step = await browser.signIn('root@acme.test', PASSWORD).catch(() => undefined);
        if (step || tries > 200) return step;
        await new Promise((resolve) => setTimeout(resolve, 100)); // it starts
      }
    };
    expect((await signIn())?.kind).toBe('done');
    server.kill();
    await server.ended;
  });

  it('init leaves nothing behind where its answers won’t do', async () => {
    const short = await given(['init', '--url', 'https://auth.acme.test', '--email', 'root@acme.test'], 'short\n');
    expect(short.code).toBe(1);
    const none = await given(['init', '--url', 'https://auth.acme.test', '--email', 'root@acme.test']);
    expect([none.code, none.told]).toEqual([2, expect.stringContaining('Standard input has ended')]);
    expect(() => statSync(join(folder, '.sallyport', 'env'))).toThrow('ENOENT');
    const again = await given(['init', '--url', 'https://auth.acme.test'], `root@acme.test\n${PASSWORD}\n`);
    expect(again.code).toBe(0);
  });

  it('says what it can, and ends with 2 for what it can’t', async () => {
    const help = await given(['--help']);
    expect([help.code, help.told]).toEqual([0, '']);
    for (const name of ['serve', 'init', 'account', 'policy', 'sessions', 'keys', 'mail', 'backup', 'import']) {
      expect(help.printed).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    const unknown = await given(['acount']);
    expect([unknown.code, unknown.printed]).toEqual([2, '']);
    const unset = await given(['account', 'list']);
    expect([unset.code, unset.told]).toEqual([2, expect.stringContaining('SALLYPORT_URL is missing')]);
  });
});
