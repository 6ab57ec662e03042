import { copyText } from './copy-text.ts';

/** Has each button of the page with `data-copies` copy the text of the element of that id, and say so beside it. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]'))
    button.addEventListener('click', () => void copy(button));
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset['copies'] ?? '');
  const said = button.nextElementSibling!;
  said.textContent = ''; // said again where it is the same
  said.textContent = await copyText(source?.textContent.trim() ?? '');
}
