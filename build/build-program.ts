import { build } from 'vite';
import { bundle } from './program.ts';
import { root } from './root.ts';

await build(
  bundle({ main: root('server/src/main.ts'), sallyport: root('server/src/cli/main.ts') }, root('server/program')),
);
