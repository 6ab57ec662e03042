import { Hono } from 'hono';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Mail } from '../ports/mail.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Sms } from '../ports/sms.ts';

/** In seconds: a read takes a ms, a password tens of them, a mail server up to ten seconds. */
const BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a server counts, beside its ports what counts their sends. */
export interface Prometheus extends Metrics {
  countMail(mail: Mail): Mail;
  countSms(sms: Sms): Sms;
  /** For a listener of its own: `GET /metrics` tells all to whoever asks. */
  app: Hono;
}

/**
 * Counts for Prometheus: what the process uses, and
 *
 *     sallyport_request_duration_seconds{method,route,status}   `_count` of it is the number of requests
 *     sallyport_events_total{kind}                              what leaves an audit event, by its kind
 *     sallyport_refusals_total{budget}                          what a source had done too much of
 *     sallyport_sends_total{channel,outcome}                    `email` or `sms`, `taken` or `failed`
 */
export function prometheus(): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'sallyport_request_duration_seconds',
    help: 'How long requests took',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const events = new Counter({
    name: 'sallyport_events_total',
    help: 'What left an audit event',
    labelNames: ['kind'],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'sallyport_refusals_total',
    help: 'What was refused because its source had done too much',
    labelNames: ['budget'],
    registers: [registry],
  });
  const sends = new Counter({
    name: 'sallyport_sends_total',
    help: 'Messages given to the mail server or the SMS gateway',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  });

  async function counted(channel: 'email' | 'sms', sending: Promise<void>): Promise<void> {
    try {
      await sending;
      sends.inc({ channel, outcome: 'taken' });
    } catch (error) {
      sends.inc({ channel, outcome: 'failed' });
      throw error;
    }
  }

  return {
    request: ({ method, route, status, ms }) => duration.observe({ method, route, status }, ms / 1000),
    event: (kind) => events.inc({ kind }),
    refused: (budget) => refusals.inc({ budget }),
    countMail: (mail) => ({ ...mail, send: (message) => counted('email', mail.send(message)) }),
    countSms: (sms) => ({ ...sms, send: (message) => counted('sms', sms.send(message)) }),
    app: new Hono().get('/metrics', async (c) =>
      c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    ),
  };
}
