interface Waiting<In, Out> {
  item: In;
  resolve(answer: Out): void;
  reject(error: unknown): void;
}

export type Answer<Out> = { ok: true; value: Out } | { ok: false; error: unknown };

/**
 * Puts what many senders ask into one commit. A lone item never waits for company: a batch is what queued up while
 * the last one ran. `run` answers each item; when it throws, the items are run again one by one, so that one poisoned
 * item can't refuse the others.
 */
export class GroupCommit<In, Out> {
  private queue: Waiting<In, Out>[] = [];
  private running = 0;

  constructor(
    private readonly run: (items: In[]) => Promise<Answer<Out>[]>,
    private readonly options: { most: number; lanes: number },
  ) {}

  submit(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.pump();
    });
  }

  private pump(): void {
    if (this.queue.length === 0 || this.running >= this.options.lanes) return;
    const batch = this.queue.splice(0, this.options.most);
    this.running += 1;
    void this.settle(batch).finally(() => {
      this.running -= 1;
      this.pump();
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
