import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findViolations } from './support/tools/architecture.ts';

/** All source files of the packages and the server. */
function readSources(): Map<string, string> {
  const folders = [...readdirSync('packages').map((name) => `packages/${name}/src`), 'server/src'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  return new Map(files.filter((file) => file.endsWith('.ts')).map((file) => [file, readFileSync(file, 'utf8')]));
}

describe('the architecture', () => {
  it('holds', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(20);
    expect(findViolations(sources)).toEqual([]);
  });

  it.each([
    ['packages/rules/src/a.ts', `import type { Step } from '@sallyport/protocol';`],
    ['packages/rules/src/a.ts', `import { HOTP, Secret } from 'otpauth';`],
    ['packages/client/src/a.ts', `export type { Step } from '@sallyport/protocol';`],
    ['packages/elements/src/a.ts', `import { cleanCode } from '@sallyport/protocol/code-text';`],
    ['packages/elements/src/a.ts', `import { property } from 'lit/decorators.js';\nimport('lean-qr/nano');`],
    ['packages/elements/src/a.ts', `// never innerHTML, never style="…"\nconst style = x.style === y;`],
    ['packages/elements/src/base/define.ts', `customElements.define('sally-a', A);`],
    ['packages/elements/src/panels/a.ts', `import { SallyFlow } from '../flow/sally-flow.ts';\nimport '../tags.ts';`],
    ['packages/elements/src/steps/a.ts', `import type { SallyFlow } from '../flow/sally-flow.ts';`],
    ['server/src/routes/a.ts', `import { validator } from '@hono/standard-validator';`],
    ['server/src/store/a.ts', `import type { Driver } from 'unstorage';`],
    ['server/src/adapters/a.ts', `import { hash } from '@node-rs/argon2';\nimport 'node:fs';`],
    ['server/src/adapters/open-a.ts', `import './memory/a.ts';\nimport './redis/a.ts';\nprocess.exit();`],
    ['server/src/adapters/memory/a.ts', `import { storeFrom } from '../../store/store-over.ts';`],
    ['server/src/memory.ts', `export { a } from './adapters/memory/a.ts';`],
    ['server/src/demo.ts', `import type { Kept } from './adapters/memory/a.ts';`],
    ['server/src/routes/a.ts', `// never process.env\nipaddr.process(address);`],
    ['server/src/main.ts', `import './demo.ts';`],
    ['server/src/cli/a.ts', `import { Command } from 'commander';\nimport 'node:fs';`],
  ])('lets %s have %j', (file, source) => {
    expect(findViolations(new Map([[file, source]]))).toEqual([]);
  });

  it.each([
    ['packages/protocol/src/a.ts', `import { HOTP } from 'otpauth';`],
    ['packages/protocol/src/a.ts', `import '@sallyport/rules';`],
    ['packages/protocol/src/code-text.ts', `import { z } from 'zod';`],
    ['packages/protocol/src/code-text.ts', `import type { Step } from './step.ts';`],
    ['packages/rules/src/a.ts', `import { TOTP } from 'otpauth';`],
    ['packages/rules/src/a.ts', `import * as otp from 'otpauth';`],
    ['packages/rules/src/a.ts', `import { randomBytes } from 'node:crypto';`],
    ['packages/rules/src/a.ts', `import { randomBytes } from 'crypto';`],
    ['packages/rules/src/a.ts', `import type { App } from '@sallyport/server';`],
    ['packages/rules/src/a.ts', `import { z } from '../../protocol/src/index.ts';`],
    ['packages/client/src/a.ts', `import { stepSchema } from '@sallyport/protocol';`],
    ['packages/client/src/a.ts', `import { html } from 'lit';`],
    ['packages/elements/src/a.ts', `import { type Step } from '@sallyport/protocol';`],
    ['packages/elements/src/a.ts', `export * from '@sallyport/protocol';`],
    ['packages/elements/src/a.ts', `const all = await import('@sallyport/protocol');`],
    ['packages/elements/src/a.ts', `import { decide } from '@sallyport/rules';`],
    ['packages/elements/src/a.ts', `import { z } from 'zod';`],
    ['packages/elements/src/a.ts', `customElements.define('sally-a', A);`],
    ['packages/elements/src/a.ts', `@customElement('sally-a') class A extends LitElement {}`],
    ['packages/elements/src/a.ts', 'html`<p style=${color}></p>`;'],
    ['packages/elements/src/a.ts', 'html`<style>p { color: red }</style>`;'],
    ['packages/elements/src/a.ts', `import { styleMap } from 'lit/directives/style-map.js';`],
    ['packages/elements/src/a.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`],
    ['packages/elements/src/a.ts', `element.innerHTML = text;`],
    ['packages/elements/src/a.ts', `eval(text);`],
    ['packages/elements/src/parts/a.ts', `import { input } from '../steps/form.ts';`],
    ['packages/elements/src/theme/a.ts', `import { rowStyles } from '../parts/rows.ts';`],
    ['packages/elements/src/flow/a.ts', `import { PanelElement } from '../panels/panel-element.ts';`],
    ['server/src/app.ts', `import { readFile } from 'node:fs/promises';`],
    ['server/src/app.ts', `import { hash } from '@node-rs/argon2';`],
    ['server/src/app.ts', `import { createStorage } from 'unstorage';`],
    ['server/src/app.ts', `import { FlowClient } from '@sallyport/client';`],
    ['server/src/main.ts', `import { FlowClient } from '@sallyport/client';`],
    ['server/src/app.ts', `import { seed } from './demo.ts';`],
    ['server/src/app.ts', `import { run } from './cli/run.ts';`],
    ['server/src/app.ts', `import { redisStore } from './adapters/redis/redis-store.ts';`],
    ['server/src/app.ts', `import { memoryStore } from './adapters/memory/memory-store.ts';`],
    ['server/src/memory.ts', `import { redisStore } from './adapters/redis/redis-store.ts';`],
    ['server/src/adapters/memory/a.ts', `import 'node:fs';`],
    ['server/src/adapters/memory/a.ts', `import { hash } from '@node-rs/argon2';`],
    ['server/src/adapters/memory/a.ts', `import { cannotKeepStore } from '../cannot-keep-store.ts';`],
    ['server/src/adapters/memory/a.ts', `const bytes = Buffer.from(text);`],
    ['server/src/routes/a.ts', `const secret = process.env['SALLYPORT_SECRET'];`],
  ])('catches that %s has %j', (file, source) => {
    expect(findViolations(new Map([[file, source]]))).toHaveLength(1);
  });

  it('catches a circle, but for types', () => {
    const circle = (a: string, b: string) =>
      findViolations(
        new Map([
          ['packages/rules/src/a.ts', a],
          ['packages/rules/src/flow/b.ts', b],
        ]),
      );
    expect(circle(`import './flow/b.ts';`, `export { a } from '../a.ts';`)).toEqual([
      'packages/rules/src/a.ts -> packages/rules/src/flow/b.ts -> packages/rules/src/a.ts: a circle',
    ]);
    expect(circle(`import './flow/b.ts';`, `import type { A } from '../a.ts';`)).toEqual([]);
  });
});
