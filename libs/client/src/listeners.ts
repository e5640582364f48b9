/** Who listens to one kind of news. */
export class Listeners<News extends unknown[]> {
  private readonly listening = new Set<(...news: News) => void>();

  /** Returns the way to stop. */
  add(listener: (...news: News) => void): () => void {
    this.listening.add(listener);
    return () => void this.listening.delete(listener);
  }

  tell(...news: News): void {
    for (const listener of [...this.listening]) listener(...news);
  }
}
