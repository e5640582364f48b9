import type { INestApplicationContext } from '@nestjs/common';
import { AgentsService } from '../desk/agents/agents.service';
import type { DemoLogin } from './fill-demo';

const BEAT_EVERY_MS = 20_000;

/**
 * Lets colleagues of the demo who chose to be busy or away count as there, so that the desk isn't empty. Nobody who
 * could be given a ticket is kept: those go to whoever has really signed in.
 */
export function keepColleagues(app: INestApplicationContext, logins: DemoLogin[]): void {
  const agents = app.get(AgentsService, { strict: false });
  const emails = new Set(logins.map(({ email }) => email));
  const beat = async (): Promise<void> => {
    for (const { id, email, status } of await agents.accounts())
      if (emails.has(email) && (status === 'busy' || status === 'away')) await agents.beat(id);
  };
  // A missed beat is made up for by the next one.
  const beatQuietly = (): void => void beat().catch(() => undefined);
  beatQuietly();
  setInterval(beatQuietly, BEAT_EVERY_MS).unref();
}
