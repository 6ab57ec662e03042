import { describe, expect, it } from 'vitest';
import { prometheus } from '../../server/src/adapters/prometheus.ts';

const read = async (counts: ReturnType<typeof prometheus>) => (await counts.app.request('/metrics')).text();

describe('the metrics', () => {
  it('tell how many requests there were and how long they took, in seconds', async () => {
    const counts = prometheus();
    const answered = { method: 'POST', route: '/auth/flows/:id/answers', status: 422 };
    counts.request({ ...answered, ms: 30 });
    counts.request({ ...answered, ms: 400 });
    const text = await read(counts);
    const labels = 'method="POST",route="/auth/flows/:id/answers",status="422"';
    expect(text).toContain(`sallyport_request_duration_seconds_count{${labels}} 2`);
    expect(text).toContain(`sallyport_request_duration_seconds_sum{${labels}} 0.43`);
    expect(text).toContain(`sallyport_request_duration_seconds_bucket{le="0.05",${labels}} 1`);
  });

  it('tell what happened, by kind', async () => {
    const counts = prometheus();
    for (const kind of ['sign-in', 'locked', 'sign-in'] as const) counts.event(kind);
    const text = await read(counts);
    expect(text).toContain('sallyport_events_total{kind="sign-in"} 2');
    expect(text).toContain('sallyport_events_total{kind="locked"} 1');
  });

  it('tell what sources had done too much of, by budget', async () => {
    const counts = prometheus();
    for (const budget of ['passwords', 'signUps', 'passwords'] as const) counts.refused(budget);
    const text = await read(counts);
    expect(text).toContain('sallyport_refusals_total{budget="passwords"} 2');
    expect(text).toContain('sallyport_refusals_total{budget="signUps"} 1');
  });

  it('tell what was sent, by channel, and what could not be', async () => {
    const counts = prometheus();
    const given: unknown[] = [];
    const mail = counts.countMail({
      send: async (message) => void given.push(message),
      close: () => given.push('end'),
    });
    const sms = counts.countSms({ send: () => Promise.reject(new Error('refused')) });
    const message = { to: 'anna@acme.test', subject: 'A code', text: '123456' };
    await mail.send(message);
    await expect(sms.send({ to: '+4915112345678', text: '123456' })).rejects.toThrow('refused');
    mail.close?.();
    expect(given).toEqual([message, 'end']);
    const sends = (await read(counts)).split('\n').filter((line) => line.startsWith('sallyport_sends_total{'));
    expect(sends.sort()).toEqual([
      'sallyport_sends_total{channel="email",outcome="taken"} 1',
      'sallyport_sends_total{channel="sms",outcome="failed"} 1',
    ]);
  });

  it('tell what the process uses, in the format of Prometheus', async () => {
    const response = await prometheus().app.request('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toMatch(/^process_cpu_seconds_total \d/m);
  });
});
