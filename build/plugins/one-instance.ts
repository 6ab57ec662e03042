import type { Plugin } from 'vite';

/**
 * Has the pieces take what they share with `sallyport.js` from the instance that runs, not from an address. A page may
 * load that file under any address, such as with `?v=3`; by its plain one the pieces would fetch and run it once more.
 */
export function oneInstance(): Plugin {
  const instance = 'globalThis[Symbol.for("sallyport")]';
  const published = (names: string) => names.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1');
  const taken = (names: string) => names.replaceAll(' as ', ':');
  return {
    name: 'one-instance',
    applyToEnvironment: ({ name }) => name === 'widget',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const before = chunk.code;
        chunk.code = chunk.isEntry
          ? before.replace(/export\{(.*)\};\s*$/, (_, names: string) => `${instance}??={${published(names)}};`)
          : before.replace(
              /import\{([^}]*)\}from"\.\.\/sallyport\.js";/,
              (_, names: string) => `const{${taken(names)}}=${instance};`,
            );
        const shares = chunk.isEntry || chunk.imports.includes('sallyport.js');
        if (shares === (chunk.code === before))
          this.error(`${chunk.fileName}: what it shares isn't written as expected`);
      }
    },
  };
}
