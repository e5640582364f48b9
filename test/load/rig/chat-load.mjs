import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const WORDS = '你好，订单 20931 还没有发货，能帮我看一下吗？';
const PATIENCE_MS = 60_000;

/** Visitors who talk and one console that hears them; every message is followed from its send to the console. */
export class ChatLoad {
  constructor(visitors, heardOn) {
    this.visitors = visitors;
    this.sent = new Map();
    this.heard = 0;
    this.lags = [];
    this.lastHeardAt = 0;
    this.next = 0;
    heardOn((clientId) => this.hear(clientId));
  }

  hear(clientId) {
    const at = this.sent.get(clientId);
    if (at === undefined) return;
    this.sent.delete(clientId);
    this.lastHeardAt = performance.now();
    this.lags.push(this.lastHeardAt - at);
    this.heard += 1;
  }

  async say(visitor, dueAt = performance.now()) {
    const clientId = `bench-${(this.next += 1)}-${visitor.id}`;
    this.sent.set(clientId, dueAt);
    const answer = await visitor.emitWithAck('say', { clientId, text: WORDS });
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  }

  /** `senders` at a time, each sending its next message when the last was acknowledged. Answers messages a second. */
  async closedLoop(senders, seconds) {
    this.reset();
    const from = performance.now();
    const until = from + seconds * 1000;
    const sender = async (first) => {
      for (let i = first; performance.now() < until; i += senders)
        await this.say(this.visitors[i % this.visitors.length]);
    };
    await Promise.all(Array.from({ length: senders }, (_, i) => sender(i)));
    await this.allHeard();
    return this.heard / ((this.lastHeardAt - from) / 1000);
  }

  /** A fixed rate whatever the answers: a slow server doesn't slow the senders. Answers milliseconds from send to console. */
  async openLoop(perSecond, seconds) {
    this.reset();
    const from = performance.now();
    const answers = [];
    for (let n = 0; n < perSecond * seconds;) {
      const due = Math.floor(((performance.now() - from) / 1000) * perSecond);
      for (; n <= due && n < perSecond * seconds; n += 1)
        answers.push(this.say(this.visitors[n % this.visitors.length], from + (n / perSecond) * 1000));
      await pause(1);
    }
    await Promise.all(answers);
    await this.allHeard();
    return this.lags;
  }

  reset() {
    this.sent.clear();
    this.lags = [];
    this.heard = 0;
  }

  async allHeard() {
    const until = performance.now() + PATIENCE_MS;
    while (this.sent.size) {
      if (performance.now() > until) throw new Error(`${this.sent.size} messages never reached the console`);
      await pause(5);
    }
  }
}
