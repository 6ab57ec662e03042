import type { Step } from '@sallyport/protocol';
import type { State, StepState } from '../../states/index.ts';
import { waiting } from '../../states/panel-clients.ts';
import { typeInto } from '../../type-into.ts';
import { fakeBackend } from './fake-backend.ts';

/** What every widget of the script has, as far as the stage uses it. */
type Widget = HTMLElement & { updateComplete: Promise<unknown> };

/** Draws a state as a page would have it: a step in the card of its flow, a panel by itself. */
export async function drawState(state: State, place: Element, settings: object): Promise<void> {
  if (!isStep(state)) {
    await load(state.tag, place);
    const panel = document.createElement(state.tag);
    if (state.tag === 'sally-gate') panel.append(document.createElement('template')); // what a page has it guard
    place.append(Object.assign(panel, { headingLevel: 1, client: waiting() }, settings, state.set));
    await panel.updateComplete;
    if (state.pressed) (await appeared(panel, state.pressed)).click();
    return;
  }
  const { tag, set, before = {}, typed = {} } = state;
  const step = await shown(flowOf({ ...set.step, ...before.step } as Step, set), settings, place, tag);
  Object.assign(step, set, before);
  await step.updateComplete;
  for (const [name, value] of Object.entries(typed)) typeInto(step, name, value);
  await Object.assign(step, set).updateComplete;
}

/** Has the script load an element, as for each tag that comes onto the page; one that stayed would ask a server. */
async function load(tag: string, place: Element): Promise<void> {
  const asked = document.createElement(tag);
  place.append(asked);
  asked.remove();
  await customElements.whenDefined(tag);
}

const isStep = (state: State): state is StepState => state.tag.endsWith('-step');

/** A part of an element, once the element has drawn it: it may wait for the backend. */
async function appeared(element: Element, part: string): Promise<HTMLElement> {
  const find = () => element.shadowRoot!.querySelector<HTMLElement>(`[part="${part}"]`);
  return (
    find() ??
    new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        const found = find();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      }).observe(element.shadowRoot!, { childList: true, subtree: true });
    })
  );
}

/** A flow that begins with this step, for somebody who is signed in or isn't. */
function flowOf(step: Step, { signedIn = false }: { signedIn?: boolean }): Widget {
  const purpose = signedIn ? 'reauthenticate' : 'accept-invitation';
  return Object.assign(document.createElement('sally-flow'), { purpose, client: fakeBackend(step), headingLevel: 1 });
}

/** Puts the flow on the page, and waits until its step is there. */
async function shown(flow: Widget, settings: object, place: Element, tag: string): Promise<Widget> {
  const opened = new Promise((resolve) => flow.addEventListener('sally-step', resolve, { once: true }));
  place.append(Object.assign(flow, settings));
  await opened;
  await flow.updateComplete;
  return flow.querySelector<Widget>(tag)!;
}
