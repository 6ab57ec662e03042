import { html, type TemplateResult } from 'lit/html.js';
import type { StageReport } from '../stage-report.ts';
import { documentLanguage, type View } from '../view.ts';
import { textFileOf } from '../documents/document-state.ts';
import { isDocument } from '../groups.ts';
import type { Words } from '../words/english.ts';
import { partsOf, tokensOf, type Piece } from './pieces.ts';

/** What is known of the state on stage once its document has told. */
export interface Known {
  report: StageReport | undefined;
  /** The words in the language of the view. */
  words: Words;
}

/** What a state is made of, for who builds or words it. */
export function details({ state, chosen }: View, { report, words }: Known): TemplateResult {
  if (isDocument(state)) {
    const text = `./${textFileOf(state, documentLanguage(chosen))}`;
    return state.id.startsWith('mail-') ? html`<p><a href=${text}>As plain text</a></p>` : html``;
  }
  const tags = report?.tags ?? [];
  const keys = report?.words.toSorted() ?? [];
  return html`<div class="details">
    <details>
      <summary>Properties, as JSON</summary>
      <pre>${JSON.stringify(state.set, (key, value: unknown) => (key === 'client' ? undefined : value), 2)}</pre>
    </details>
    <details>
      <summary>Words · ${keys.length}</summary>
      <dl>
        ${keys.map((key) => html`<dt><code>${key}</code></dt><dd lang=${chosen.lang}>${wordsOf(words, key)}</dd>`)}
      </dl>
    </details>
    <details>
      <summary>Elements · ${tags.length}</summary>
      <ul>${tags.map((tag) => html`<li><code>&lt;${tag}&gt;</code></li>`)}</ul>
    </details>
    ${pieces('Tokens', tokensOf(tags))} ${pieces('Parts', partsOf(tags))}
  </div>`;
}

const wordsOf = (words: Words, key: string): string => {
  const message = words[key] ?? '';
  return typeof message === 'string' ? message : Object.values(message).join(' / ');
};

const pieces = (title: string, all: Piece[]): TemplateResult => html`<details>
  <summary>${title} · ${all.length}</summary>
  <dl>${all.map(({ name, description }) => html`<dt><code>${name}</code></dt><dd>${description}</dd>`)}</dl>
</details>`;
