import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What monitoring reads at /metrics. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly received = new Counter({
    name: 'halfhour_messages_received_total',
    help: 'Messages from contacts',
    labelNames: ['channel'],
    registers: [this.registry],
  });
  readonly quarantined = new Counter({
    name: 'halfhour_quarantined_total',
    help: 'Inputs put into quarantine',
    registers: [this.registry],
  });
  readonly deliveries = new Counter({
    name: 'halfhour_deliveries_total',
    help: 'Outcomes of sending',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly breaches = new Counter({
    name: 'halfhour_reply_windows_breached_total',
    help: 'Reply windows breached',
    registers: [this.registry],
  });
  readonly sweepLag = new Histogram({
    name: 'halfhour_reply_window_lag_seconds',
    help: 'How late a window step was taken',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 30],
    registers: [this.registry],
  });
  readonly feedLag = new Histogram({
    name: 'halfhour_feed_lag_seconds',
    help: 'From the change to its event on the way to screens',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.registry],
  });
  readonly sockets = new Gauge({
    name: 'halfhour_sockets',
    help: 'Open sockets',
    labelNames: ['kind'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
