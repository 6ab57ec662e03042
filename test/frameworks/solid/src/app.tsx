import type { SallyLogin } from '@sallyport/elements';
import { createSignal, onMount, Show, type JSX } from 'solid-js';
import { client } from './shared/backend';

/** Two widgets, the second with nothing said of it, what the page hears of the first, and a field by itself. */
export function App(): JSX.Element {
  const [shown, setShown] = createSignal(true);
  const [reason, setReason] = createSignal('');
  let login: SallyLogin | undefined;
  onMount(() => void (import('@sallyport/elements/login'), import('@sallyport/elements/code-field')));
  return (
    <>
      <button id="unmount" onClick={() => setShown(false)}>
        Unmount
      </button>
      <button id="focus" onClick={() => login?.focus()}>
        Focus
      </button>
      <output id="reason">{reason()}</output>
      <Show when={shown()}>
        <sally-login
          id="one"
          ref={(it) => (login = it)}
          class="widget"
          style={{ 'max-width': '24rem' }}
          data-place="left"
          heading-level={3}
          prop:client={client}
          on:sally-error={({ detail }) => setReason(detail.reason)}
        >
          <b slot="logo">Acme</b>
        </sally-login>
      </Show>
      <sally-login id="two" prop:client={client} />
      <sally-code-field id="late" length={8}>
        <input slot="input" aria-label="Code" />
      </sally-code-field>
    </>
  );
}
