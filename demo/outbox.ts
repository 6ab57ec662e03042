import { drawBar } from './bar/bar.ts';
import { byId } from './page.ts';

interface KeptMessage {
  via: 'email' | 'sms';
  to: string;
  /** A text message has none. */
  subject?: string;
  text: string;
  at: number;
}

/** Shows what was sent, newest first. */
async function showMessages(): Promise<void> {
  const messages = (await (await fetch('/outbox.json')).json()) as KeptMessage[];
  byId('empty').hidden = messages.length > 0;
  byId('messages').replaceChildren(...messages.map(draw));
}

function draw({ via, to, subject = 'Text message', text, at }: KeptMessage): DocumentFragment {
  const drawn = (byId('message') as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  const put = (selector: string, words: string) => {
    const element = drawn.querySelector(selector);
    if (element) element.textContent = words;
  };
  drawn.querySelector('li')?.classList.add(via);
  put('h2', subject);
  put('[data-of=via]', via === 'sms' ? 'SMS' : 'Email');
  put('[data-of=to]', to);
  put('[data-of=text]', text);
  put('time', new Date(at).toLocaleString());
  drawn.querySelector('time')?.setAttribute('datetime', new Date(at).toISOString());
  return drawn;
}

drawBar('outbox');
void showMessages();
