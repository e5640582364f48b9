interface Waiting<In, Out> {
  item: In;
  resolve(answer: Out): void;
  reject(error: unknown): void;
}

export type Answer<Out> = { ok: true; value: Out } | { ok: false; error: unknown };

/** After a batch this large many are about to speak again, */
const CROWD = 8;
/** so the next batch waits this long for half as many: else every other one would hold a single item. */
const GATHER_MS = 3;

/**
 * Puts what many senders ask into one commit, in the order they asked. A lone item never waits for company: a batch is
 * what queued up while the last one ran. `run` answers each item; when it throws, the items are run again one by one, so
 * that one poisoned item can't refuse the others.
 */
export class GroupCommit<In, Out> {
  private readonly queue: Waiting<In, Out>[] = [];
  private isRunning = false;
  private gathering: NodeJS.Timeout | null = null;
  private wanted = 1;

  constructor(
    private readonly run: (items: In[]) => Promise<Answer<Out>[]>,
    private readonly most: number,
  ) {}

  submit(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (this.queue.length >= this.wanted) this.start();
    });
  }

  private start(): void {
    if (this.isRunning || this.queue.length === 0) return;
    this.gathered();
    const batch = this.queue.splice(0, this.most);
    this.isRunning = true;
    void this.settle(batch).finally(() => {
      this.isRunning = false;
      if (batch.length < CROWD) this.start();
      else this.gather(batch.length / 2);
    });
  }

  private gather(wanted: number): void {
    this.wanted = wanted;
    this.gathering = setTimeout(() => {
      this.gathered();
      this.start();
    }, GATHER_MS);
    if (this.queue.length >= wanted) this.start();
  }

  private gathered(): void {
    if (this.gathering) clearTimeout(this.gathering);
    this.gathering = null;
    this.wanted = 1;
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
