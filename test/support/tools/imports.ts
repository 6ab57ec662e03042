import { parseSync } from 'vite';

/** One `import`, `export … from` or `import()` of a source file. */
export interface Import {
  specifier: string;
  /** `import type`: gone before anything runs. `import { type X }` isn't: it still loads the module. */
  typeOnly: boolean;
  /** Exported names that are asked for; `*` for all of them and for `import()`. */
  names: string[];
}

/** Reads the imports of a TypeScript or JavaScript file. */
export function readImports(file: string, source: string): Import[] {
  const { program, module } = parseSync(file, source);
  const imports: Import[] = [];
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      imports.push({
        specifier: node.source.value,
        typeOnly: node.importKind === 'type',
        names: node.specifiers.map((it) => (it.type === 'ImportSpecifier' ? nameOf(it.imported) : '*')),
      });
    } else if (node.type === 'ExportAllDeclaration') {
      imports.push({ specifier: node.source.value, typeOnly: node.exportKind === 'type', names: ['*'] });
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      imports.push({
        specifier: node.source.value,
        typeOnly: node.exportKind === 'type',
        names: node.specifiers.map((it) => nameOf(it.local)),
      });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const specifier = source.slice(moduleRequest.start + 1, moduleRequest.end - 1);
    imports.push({ specifier, typeOnly: false, names: ['*'] });
  }
  return imports;
}

/** The source with its comments blanked, for a search that must not find what a comment only mentions. */
export function withoutComments(file: string, source: string): string {
  let code = source;
  for (const { start, end } of parseSync(file, source).comments) {
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end);
  }
  return code;
}

const nameOf = (name: { type: string; name?: string; value?: string }): string => name.name ?? name.value ?? '';
