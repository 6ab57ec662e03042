import type { MiddlewareHandler } from 'hono';
import { turnOf } from '../accounts/known-browser.ts';
import { fairQueue } from '../fair-queue.ts';
import { callerOf } from '../http/cookies.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * How many requests are worked on at once, and how many of them for one source: fewer than an address has wrong
 * passwords of an account, so that right ones that come at one instant wait for each other and all are taken.
 */
const SLOTS = 64;
const PER_SOURCE = 8;

/**
 * Works on a few requests of one source at a time, and lets the rest wait before anything is read or counted for them:
 * a crowd from one address would keep the process itself busy, and others wait behind it. Where no request has
 * an address, all would be one source, and none waits.
 *
 * @throws {BusyError | HungUpError} where its turn never came.
 */
export function takeTurns(ports: Ports): MiddlewareHandler {
  const refused = () => ports.metrics?.refused('hashing');
  const inTurn = fairQueue({ slots: SLOTS, perSource: PER_SOURCE, refused });
  return (c, next) => {
    const turn = turnOf(callerOf(c, ports));
    return turn.source === 'unknown' ? next() : inTurn(next, turn);
  };
}
