import { describe, expect, it } from 'vitest';
import { elementPages } from '../../build/pack/element-pages.ts';
import { GATE, MANIFEST } from './gate-manifest.ts';

describe('N-11 what is written about the elements', () => {
  const pages = elementPages(MANIFEST);
  const page = pages.get('docs/sally-gate.md')!;

  it('is a page for each that a page may write, and a list that leads to them', () => {
    expect([...pages.keys()]).toEqual(['docs/sally-gate.md', 'llms.txt']);
    const lines = pages.get('llms.txt')!.split('\n');
    expect(lines[0]).toBe('# @sallyport/elements'); // llmstxt.org: a title, a quote, then lists of links
    expect(lines[2]).toMatch(/^> /);
    expect(lines).toContain(`- [<sally-gate>](docs/sally-gate.md): ${GATE.summary}`);
  });

  it('has its entry, what each attribute takes, events, slots, parts and custom properties, a line each', () => {
    expect(page).toContain("import '@sallyport/elements/gate';");
    for (const line of [
      '- `when` (`"signed-in" | "signed-out"`): To whom.',
      '- `server` (`string`): Address of the backend.',
      '- `sally-error`: No usable answer came.',
      '- the default slot: What is guarded.',
      '- `card`: The card.',
      '- `--sally-accent`: Buttons.',
    ])
      expect(page.split('\n')).toContain(line);
  });

  it('tells no default by a name that only the source knows', () => {
    const named = { ...GATE, attributes: [{ name: 'sections', default: 'USUAL', description: 'Which parts.' }] };
    const text = elementPages({ modules: [{ path: 'src/session/sally-gate.ts', declarations: [named] }] });
    expect(text.get('docs/sally-gate.md')).toContain('- `sections`: Which parts.');
  });

  it('names a property once, and what is private never', () => {
    const both = { ...GATE, attributes: [{ ...GATE.attributes[0]!, fieldName: 'aal' }] };
    const text = elementPages({ modules: [{ path: 'src/session/sally-gate.ts', declarations: [both] }] });
    expect(text.get('docs/sally-gate.md')!.match(/`aal`/g)).toHaveLength(1);
    expect(page).not.toMatch(/#asked|refresh/);
  });
});
