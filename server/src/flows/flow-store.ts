import type { Flow } from '@sallyport/rules';
import { hashToken, newToken } from '../crypto/token.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * A flow under its id. Not `stored` before its first answer was looked at: a right password writes one record, not two.
 */
export interface OpenFlow {
  id: string;
  flow: Flow;
  stored: boolean;
}

type StorePort = Pick<Ports, 'store'>;

/** The id is no credential, but a leaked store need not tell it. */
const flowKey = async (id: string) => `flow:${await hashToken(id)}`;

/** Writes a flow under a new id. */
export async function createFlow({ store, random }: Pick<Ports, 'store' | 'random'>, flow: Flow): Promise<OpenFlow> {
  const open = { id: newToken(random), flow, stored: true };
  await writeFlow({ store }, open);
  return open;
}

/** Writes a flow for the first time. */
export async function writeFlow({ store }: StorePort, { id, flow }: OpenFlow): Promise<void> {
  const change = () => ({ set: flow, expiresAt: flow.expiresAt, return: undefined });
  await store.update<Flow, void>(await flowKey(id), change, null);
}

/** The flow of an id, for the browser that began it; for any other there is none. */
export async function readFlow(ports: StorePort, id: string, caller: Caller): Promise<OpenFlow | undefined> {
  const open = await readAnyFlow(ports, id);
  return open && (await isOf(caller, open)) ? open : undefined;
}

/** The flow of an id, whoever began it: for who has read its mail. */
export async function readAnyFlow({ store }: StorePort, id: string): Promise<OpenFlow | undefined> {
  const flow = await store.get<Flow>(await flowKey(id));
  return flow && { id, flow, stored: true };
}

/** Whether it was this browser that began the flow. */
export const isOf = async ({ browser }: Caller, { flow }: OpenFlow): Promise<boolean> =>
  browser !== undefined && (await hashToken(browser)) === flow.browser;

/**
 * Changes a flow while it stands where it stood.
 *
 * @param change  Pure; may run several times, each time on the flow as it is then. `undefined` changes nothing.
 * @returns The flow as it is now, or `undefined` where it went on meanwhile or nothing was changed.
 */
export async function changeFlow(
  { store }: StorePort,
  { id, flow }: OpenFlow,
  change: (flow: Flow) => Flow | undefined,
): Promise<OpenFlow | undefined> {
  const changed = await store.update<Flow, Flow | undefined>(
    await flowKey(id),
    (current) => {
      const next = current?.revision === flow.revision ? change(current) : undefined;
      return next ? { set: next, return: next } : { keep: true, return: undefined };
    },
    flow,
  );
  return changed && { id, flow: changed, stored: true };
}

/**
 * Goes on to the next state, by compare-and-swap on the revision: of two answers to one step, one does.
 *
 * @param rotatesId  The flow gets a new id, and the old one is dead before the new one lives.
 * @returns The flow as it stands, or `undefined` where another answer was first.
 */
export async function advanceFlow(
  ports: Pick<Ports, 'store' | 'random'>,
  { id, flow, stored }: OpenFlow,
  next: Flow,
  rotatesId: boolean,
): Promise<OpenFlow | undefined> {
  if (!stored) return createFlow(ports, next);
  const won = await ports.store.update<Flow, boolean>(
    await flowKey(id),
    (current) => {
      if (current?.revision !== flow.revision) return { keep: true, return: false };
      return rotatesId ? { delete: true, return: true } : { set: next, return: true };
    },
    flow,
  );
  if (!won) return undefined;
  return rotatesId && next.stage.at !== 'done' ? createFlow(ports, next) : { id, flow: next, stored: !rotatesId };
}

/** Ends a flow, by compare-and-swap on the revision: whether it was this answer that did. */
export const takeFlow = async ({ store }: StorePort, { id, flow }: OpenFlow): Promise<boolean> =>
  store.update<Flow, boolean>(
    await flowKey(id),
    (current) => (current?.revision === flow.revision ? { delete: true, return: true } : { keep: true, return: false }),
    flow,
  );

export async function deleteFlow({ store }: StorePort, id: string): Promise<void> {
  await store.delete(await flowKey(id));
}
