// Starts WebKitGTK's WebDriver, with a display of its own where there is none, and speaks W3C WebDriver with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Opens a session in the browser `binary`; `call` takes paths within that session. */
export async function openWebkit(binary) {
  const children = [];
  const run = (command, args, options) => {
    const child = spawn(command, args, options);
    child.unref();
    children.push(child);
    return child;
  };
  const stop = () => children.forEach((child) => child.kill());
  process.once('exit', stop);

  /** Xvfb picks a free display and tells its number on file descriptor 3. */
  async function startDisplay() {
    const xvfb = run('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const number = await new Promise((resolve, reject) => {
      xvfb.stdio[3].once('data', resolve);
      xvfb.once('error', reject);
      xvfb.once('exit', () => reject(new Error('Xvfb did not start.')));
    });
    return `:${String(number).trim()}`;
  }

  const port = await freePort();
  const driver = run('WebKitWebDriver', ['-p', String(port)], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: process.env.DISPLAY || (await startDisplay()),
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  driver.once('error', () => {}); // seen below, as a driver that never gets ready

  async function send(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value?.error}: ${value?.message}`);
    return value;
  }

  const isReady = () =>
    send('GET', '/status').then(
      ({ ready }) => ready,
      () => false,
    );
  for (let tries = 0; !(await isReady()); tries++) {
    if (tries > 100) throw new Error('WebKitWebDriver did not start.');
    await sleep(100);
  }

  const { sessionId } = await send('POST', '/session', {
    capabilities: {
      alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
    },
  });

  return {
    call: (method, path, body) => send(method, `/session/${sessionId}${path}`, body),
    async close() {
      await send('DELETE', `/session/${sessionId}`).catch(() => {});
      stop();
    },
  };
}
