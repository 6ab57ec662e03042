/** Saves a text as a file. A blob's address works under a strict content security policy. */
export function downloadText(text: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/**
 * Prints lines and nothing of the page around them, from a frame of their own. The frame's own style sheet is needed:
 * a sheet belongs to the document that made it.
 */
export function printText(title: string, lines: readonly string[], dir: 'ltr' | 'rtl'): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const { contentWindow: view, contentDocument: paper } = frame;
  if (!view || !paper) return frame.remove();
  const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(
    'body{font:1rem/2 system-ui,sans-serif;margin:2cm}li{font-family:monospace;font-size:1.25rem;direction:ltr}',
  );
  paper.adoptedStyleSheets = [sheet];
  paper.title = title;
  paper.dir = dir;
  const list = paper.createElement('ol');
  for (const line of lines) list.append(Object.assign(paper.createElement('li'), { textContent: line }));
  paper.body.append(Object.assign(paper.createElement('p'), { textContent: title }), list);
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
