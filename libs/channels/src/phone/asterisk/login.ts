import { createHash } from 'node:crypto';
import { LineFault } from '../line/talk';
import type { Manager } from './manager';

/** What is asked for: calls and their bridges, queues, and the variable that names a recording. */
const EVENTS = 'call,agent,dialplan';

/** Signs in with a challenge, so that the secret never crosses the line. Throws `phone_login_refused` with Asterisk's words. */
export async function login(manager: Manager, user: string, secret: string): Promise<void> {
  const challenged = await manager.ask({ Action: 'Challenge', AuthType: 'MD5' });
  const challenge = challenged.get('challenge');
  if (!challenge) throw refused(challenged);
  const key = createHash('md5')
    .update(challenge + secret)
    .digest('hex');
  const answer = await manager.ask({ Action: 'Login', AuthType: 'MD5', Username: user, Key: key, Events: EVENTS });
  if (answer.get('response') !== 'Success') throw refused(answer);
}

const refused = (answer: ReadonlyMap<string, string>): LineFault =>
  new LineFault('phone_login_refused', answer.get('message') ?? 'no reason given');
