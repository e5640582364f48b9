/** Conditions of a list, each there only when it is asked for, so that every combination gets a plan of its own. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly texts: string[] = [];

  /** Each `?` of the text stands for one value; a value that is absent leaves the condition out. */
  when(text: string, ...values: unknown[]): this {
    if (values.some((value) => value === undefined || value === null)) return this;
    const left = [...values];
    this.texts.push(text.replace(/\?/g, () => this.param(left.shift())));
    return this;
  }

  always(text: string): this {
    this.texts.push(text);
    return this;
  }

  param(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  get where(): string {
    return this.texts.length === 0 ? '' : `where ${this.texts.join(' and ')}`;
  }
}
