import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { root } from '../root.ts';

/** Runs the backend beside the development server, anew after each change. */
export function backend({ port, url }: { port: number; url: string }): Plugin {
  return {
    name: 'backend',
    apply: 'serve',
    configureServer({ httpServer }) {
      const tsx = createRequire(import.meta.url).resolve('tsx/cli');
      const args = [tsx, 'watch', '--env-file', root('demo/demo.env'), root('server/src/main.ts')];
      const child = spawn(process.execPath, args, {
        stdio: 'inherit',
        env: { ...process.env, PORT: String(port), SALLYPORT_URL: url },
      });
      httpServer?.once('close', () => child.kill());
      process.once('exit', () => child.kill());
    },
  };
}
