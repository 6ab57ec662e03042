import { OwnClient, type SignInClient } from '@sallyport/client';
import type { PasskeyCreation } from '@sallyport/protocol';
import { define } from '../base/define.ts';
import { inherited } from '../base/inherited.ts';
import { loadWords } from '../base/load-words.ts';
import { place } from '../base/place.ts';
import { wantedLanguage } from '../base/wanted-language.ts';
import type { WidgetElement } from '../base/widget-element.ts';
import type { MessageOverrides } from '../messages/message-key.ts';
import { forgetPasskey } from '../passkeys/tell-keepers.ts';
import { SallyMadePasskey, type Made } from './sally-made-passkey.ts';

/**
 * Has the browser make a passkey without asking, where it can, and says so afterwards. Whatever fails is nobody's to
 * mend: the person is signed in, and the console alone hears of it.
 *
 * @param login  What they signed in with, whose language and words are gone on with. The page may take it away.
 */
export async function make(options: PasskeyCreation, client: SignInClient, login: WidgetElement): Promise<void> {
  const words = { locale: wantedLanguage(login), messages: inherited<MessageOverrides>(login, 'messages') };
  try {
    const { conditionalCreate } = (await globalThis.PublicKeyCredential?.getClientCapabilities?.()) ?? {};
    if (!conditionalCreate) return;
    const { makePasskey } = await import('../passkeys/ceremony.ts');
    const passkey = await makePasskey(options, new AbortController().signal, 'conditional');
    const known = { rpId: options.rp.id, credentialId: passkey.id };
    const kept = OwnClient.of(client).me.keepPasskey(passkey);
    kept.catch(() => forgetPasskey(known)); // else it would be offered, and refused
    await say({ id: await kept, ...known }, { client, ...words });
  } catch (error) {
    console.debug('sally: no passkey was made by itself.', error);
  }
}

async function say(made: Made, settings: Partial<WidgetElement>): Promise<void> {
  define(SallyMadePasskey);
  const element = Object.assign(place.document.createElement(SallyMadePasskey.tag) as SallyMadePasskey, settings);
  element.dataset.apart = '';
  document.body.append(element);
  await loadWords(SallyMadePasskey, element);
  await element.updateComplete;
  element.made = made; // after the region that is read out
}
