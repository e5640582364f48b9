interface Waiting<In, Out> {
  item: In;
  resolve(answer: Out): void;
  reject(error: unknown): void;
}

export type Answer<Out> = { ok: true; value: Out } | { ok: false; error: unknown };

/**
 * Puts what many senders ask into one commit. A lone item never waits for company: a batch is what queued up while
 * the last one ran. While one lane's batch is in the database, another's is prepared; items of one key share a lane
 * and keep their order. `run` answers each item; when it throws, the items are run again one by one, so that one
 * poisoned item can't refuse the others.
 */
export class GroupCommit<In, Out> {
  private readonly lanes: { queue: Waiting<In, Out>[]; isRunning: boolean }[];

  constructor(
    private readonly run: (items: In[]) => Promise<Answer<Out>[]>,
    private readonly options: { most: number; lanes: number; keyOf: (item: In) => string },
  ) {
    this.lanes = Array.from({ length: options.lanes }, () => ({ queue: [], isRunning: false }));
  }

  submit(item: In): Promise<Out> {
    const lane = hashOf(this.options.keyOf(item)) % this.lanes.length;
    return new Promise((resolve, reject) => {
      this.lanes[lane]!.queue.push({ item, resolve, reject });
      this.pump(lane);
    });
  }

  private pump(index: number): void {
    const lane = this.lanes[index]!;
    if (lane.queue.length === 0 || lane.isRunning) return;
    const batch = lane.queue.splice(0, this.options.most);
    lane.isRunning = true;
    void this.settle(batch).finally(() => {
      lane.isRunning = false;
      this.pump(index);
    });
  }

  private async settle(batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const answers = await this.run(batch.map(({ item }) => item));
      batch.forEach((waiting, i) => deliver(waiting, answers[i]!));
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const waiting of batch) await this.settle([waiting]);
    }
  }
}

function deliver<In, Out>({ resolve, reject }: Waiting<In, Out>, answer: Answer<Out>): void {
  if (answer.ok) resolve(answer.value);
  else reject(answer.error);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return hash;
}
