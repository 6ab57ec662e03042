import type { FlowStart } from '@sallyport/client';
import { tabStorage } from '../base/storage.ts';

/** A key for each thing that an element's flow can be for: a page may hold several at a time. */
const keyOf = ({ purpose, type, authenticator }: FlowStart): string =>
  ['sally-flow', purpose === 'sign-in' ? '' : purpose, type, authenticator].filter(Boolean).join('-');

/** The id of the flow that this tab has open for an element that begins so; not a credential. */
export const keptFlow = (start: FlowStart): string | undefined => tabStorage()?.getItem(keyOf(start)) ?? undefined;

/** Keeps a flow's id in this tab, or forgets it where there is none. */
export function keepFlow(start: FlowStart, flow: string): void {
  try {
    if (flow) tabStorage()?.setItem(keyOf(start), flow);
    else tabStorage()?.removeItem(keyOf(start));
  } catch {
    // The store is full or read-only: then a reload begins anew.
  }
}
