import { readProofs, type Flow } from '@sallyport/rules';
import { hashToken, newToken } from '../crypto/token.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * A flow under its id. Not `stored` while it is at its first step and nobody's who is known: of that nothing is kept
 * (`holdFlow`), and a right password writes one record, not two.
 */
export interface OpenFlow {
  id: string;
  flow: Flow;
  stored: boolean;
}

type StorePort = Pick<Ports, 'store'>;
type ReadPorts = Pick<Ports, 'store' | 'keyring'>;

const SEALED = 'flow at its first step';

/** The id is no credential, but a leaked store need not tell it. */
const flowKey = (id: string) => `flow:${hashToken(id)}`;

/** Writes a flow under a new id. */
export async function createFlow({ store, random }: Pick<Ports, 'store' | 'random'>, flow: Flow): Promise<OpenFlow> {
  const open = { id: newToken(random), flow, stored: true };
  await writeFlow({ store }, open);
  return open;
}

/** Writes a flow for the first time. */
async function writeFlow({ store }: StorePort, { id, flow }: OpenFlow): Promise<void> {
  const change = () => ({ set: flow, expiresAt: flow.expiresAt, return: undefined });
  await store.update<Flow, void>(flowKey(id), change, null);
}

/**
 * Has a flow go on from where it stands. One that is nobody's who is known stands at a first step, which anybody may
 * begin as often as they like: it is sealed in its id, so that a stranger fills no store.
 */
export async function holdFlow(ports: ReadPorts, open: OpenFlow): Promise<OpenFlow> {
  if (open.stored) return open;
  if (!isNobodys(open.flow)) {
    await writeFlow(ports, open);
    return { ...open, stored: true };
  }
  const plain = new TextEncoder().encode(JSON.stringify(open.flow));
  return { ...open, id: await ports.keyring.seal(SEALED, plain) };
}

const isNobodys = ({ account, session, stage }: Flow): boolean =>
  account === undefined &&
  session === undefined &&
  (stage.at === 'credentials' || stage.at === 'identify' || stage.at === 'sign-up');

/** A token has no full stop, and what is sealed has one. */
const isSealed = (id: string): boolean => id.includes('.');

/**
 * The flow that is sealed in an id; `undefined` where it went on from there, and where the id was altered or sealed
 * under a secret of the past.
 */
async function unsealed({ store, keyring }: ReadPorts, id: string): Promise<OpenFlow | undefined> {
  const plain = await keyring.open(SEALED, id).catch(() => undefined);
  if (!plain || (await store.get(flowKey(id))) !== undefined) return undefined;
  return { id, flow: JSON.parse(new TextDecoder().decode(plain)) as Flow, stored: false };
}

/** Writes down that the flow of a sealed id goes on from there: of two answers to it, one does. Whether it was this. */
const spendSealed = async ({ store }: StorePort, { id, flow }: OpenFlow): Promise<boolean> =>
  store.update<'spent', boolean>(
    flowKey(id),
    (spent) => (spent ? { keep: true, return: false } : { set: 'spent', expiresAt: flow.expiresAt, return: true }),
    null,
  );

/** The flow of an id, for the browser that began it; for any other there is none. */
export async function readFlow(ports: ReadPorts, id: string, caller: Caller): Promise<OpenFlow | undefined> {
  const open = await readAnyFlow(ports, id);
  return open && isOf(caller, open) ? open : undefined;
}

/** The flow of an id, whoever began it: for who has read its mail. */
export async function readAnyFlow(ports: ReadPorts, id: string): Promise<OpenFlow | undefined> {
  const { store } = ports;
  if (isSealed(id)) return unsealed(ports, id);
  const flow = await store.get<Flow>(flowKey(id));
  return flow && { id, flow: readProofs(flow), stored: true };
}

/** Whether it was this browser that began the flow. */
export const isOf = ({ browser }: Caller, { flow }: OpenFlow): boolean =>
  browser !== undefined && hashToken(browser) === flow.browser;

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
    flowKey(id),
    (current) => {
      const next = current?.revision === flow.revision ? change(readProofs(current)) : undefined;
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
  open: OpenFlow,
  next: Flow,
  rotatesId: boolean,
): Promise<OpenFlow | undefined> {
  const { id, flow, stored } = open;
  if (!stored) return isSealed(id) && !(await spendSealed(ports, open)) ? undefined : createFlow(ports, next);
  const won = await ports.store.update<Flow, boolean>(
    flowKey(id),
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
    flowKey(id),
    (current) => (current?.revision === flow.revision ? { delete: true, return: true } : { keep: true, return: false }),
    flow,
  );

export async function deleteFlow({ store }: StorePort, id: string): Promise<void> {
  await store.delete(flowKey(id));
}
