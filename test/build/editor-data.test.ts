import { describe, expect, it } from 'vitest';
import { getLanguageService, newHTMLDataProvider, TextDocument, type HTMLDataV1 } from 'vscode-html-languageservice';
import manifestConfig from '../../packages/elements/custom-elements-manifest.config.mjs';
import { vscodeData } from '../../build/pack/vscode-data.ts';
import { webTypes } from '../../build/pack/web-types.ts';
import { attribute, GATE, MANIFEST } from './gate-manifest.ts';

/** The names of each list of named things, as editors show them. */
const names = (list: { name: string }[]) => list.map(({ name }) => name);

describe('N-11 what Visual Studio Code offers', () => {
  const { version, tags } = vscodeData(MANIFEST) as {
    version: number;
    tags: { name: string; description: object; attributes: { name: string; values?: { name: string }[] }[] }[];
  };

  it('is custom data of version 1.1 about the elements that a page may write', () => {
    expect(version).toBe(1.1);
    expect(names(tags)).toEqual(['sally-gate']);
    expect(tags[0]?.description).toEqual({ kind: 'markdown', value: GATE.summary });
  });

  it('has what an attribute may hold, and no value of one that is there or not', () => {
    const [aal, when, plain, server, sections, type, purpose] = tags[0]!.attributes;
    expect([aal, when].map((it) => names(it!.values!))).toEqual([
      ['1', '2'],
      ['signed-in', 'signed-out'],
    ]);
    expect(plain).toMatchObject({ valueSet: 'v' });
    for (const open of [server, sections]) expect(open).not.toHaveProperty('values');
    expect(names(type!.values!)).toContain('passkey');
    expect(names(purpose!.values!)).toContain('enrol');
    expect(names(purpose!.values!)).not.toContain('sign-in');
  });

  it('is understood by the editor’s own service: it completes elements, attributes and what they may hold', () => {
    const data = vscodeData(MANIFEST) as HTMLDataV1;
    const service = getLanguageService({
      useDefaultDataProvider: false,
      customDataProviders: [newHTMLDataProvider('sallyport', data)],
    });
    /** What is offered where the text has a bar. */
    const offered = (text: string) => {
      const document = TextDocument.create('file:///page.html', 'html', 1, text.replace('|', ''));
      const { items } = service.doComplete(
        document,
        document.positionAt(text.indexOf('|')),
        service.parseHTMLDocument(document),
      );
      return items;
    };
    expect(offered('<sally|')).toMatchObject([{ label: 'sally-gate', documentation: { value: GATE.summary } }]);
    expect(names(offered('<sally-gate wh|>').map(({ label }) => ({ name: label })))).toContain('when');
    expect(names(offered('<sally-gate when="|"').map(({ label }) => ({ name: label })))).toEqual([
      'signed-in',
      'signed-out',
    ]);
  });

  it('is refused where a type is not known, so that no list falls silent', () => {
    const odd = { ...GATE, attributes: [attribute('odd', "Odd['kind']", '')] };
    const manifest = { modules: [{ path: 'src/session/sally-gate.ts', declarations: [odd] }] };
    expect(() => vscodeData(manifest)).toThrow("the type Odd['kind']");
  });
});

it('N-11 what JetBrains’ editors know has attributes, properties, slots, events, parts and custom properties', () => {
  expect(webTypes(MANIFEST, '0.1.0')).toMatchObject({
    $schema: 'https://json.schemastore.org/web-types',
    name: '@sallyport/elements',
    version: '0.1.0',
    'js-types-syntax': 'typescript',
    contributions: {
      html: {
        elements: [
          {
            name: 'sally-gate',
            description: GATE.summary,
            attributes: [
              { name: 'aal', value: { type: "'1' | '2'" } },
              { name: 'when', value: { type: "'signed-in' | 'signed-out'" } },
              { name: 'plain', value: { kind: 'no-value', type: 'boolean' } },
              { name: 'server', value: { type: 'string' } },
              { name: 'sections' },
              { name: 'type' },
              { name: 'purpose' },
            ],
            slots: [{ name: '', description: 'What is guarded.' }],
            js: { properties: [{ name: 'aal', type: '1 | 2 | undefined' }], events: [{ name: 'sally-error' }] },
            css: { parts: [{ name: 'card' }], properties: [{ name: '--sally-accent' }] },
          },
        ],
      },
    },
  });
});

it('N-11 the manifest holds no catalogue of words', () => {
  const short = { kind: 'variable', name: 'MOST', default: '10' };
  const customElementsManifest = {
    modules: [{ declarations: [{ kind: 'variable', name: 'ar', default: `{ ${'x'.repeat(500)} }` }, short] }],
  };
  for (const { name, packageLinkPhase } of manifestConfig.plugins)
    if (name === 'texts') packageLinkPhase({ customElementsManifest });
  expect(customElementsManifest.modules[0]?.declarations).toEqual([{ kind: 'variable', name: 'ar' }, short]);
});
