import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { TestReport } from '../channel';
import { describeFailure, type FailedStep } from './failures';
import { withImap } from './imap-client';
import type { EmailSettings, ImapSettings, SmtpSettings } from './settings';
import { openSmtp } from './smtp-connection';

type Step = TestReport['steps'][number];

interface Tried {
  encrypted: boolean;
  detail: string;
}

/** The detail of a TLS step that passed because the server offers no TLS and the settings do not ask for it. */
export const NOT_ENCRYPTED = 'not_encrypted';

const stepsOf: Record<'imap' | 'smtp', FailedStep[]> = {
  imap: ['connect', 'tls', 'login', 'folder'],
  smtp: ['connect', 'tls', 'login'],
};

/** Tries what an admin entered, step by step, without reading or sending a mail. */
export async function testConnection(settings: EmailSettings): Promise<TestReport> {
  const steps = [
    ...(settings.imap ? await testServer('imap', settings.imap, tryImap) : []),
    ...(settings.smtp ? await testServer('smtp', settings.smtp, trySmtp) : []),
  ];
  return { ok: steps.every(({ ok }) => ok), steps };
}

async function testServer<S extends ImapSettings | SmtpSettings>(
  kind: 'imap' | 'smtp',
  settings: S,
  use: (settings: S) => Promise<Tried>,
): Promise<Step[]> {
  const names = stepsOf[kind];
  try {
    await reach(settings.host, settings.port);
    const { encrypted, detail } = await use(settings);
    const said: Partial<Record<FailedStep, string>> = { tls: encrypted ? '' : NOT_ENCRYPTED, [names.at(-1)!]: detail };
    return names.map((name) => ({ step: `${kind}.${name}`, ok: true, detail: said[name] ?? '' }));
  } catch (error) {
    const failure = describeFailure(error);
    const before = names.slice(0, Math.max(0, names.indexOf(failure.step)));
    return [
      ...before.map((name) => ({ step: `${kind}.${name}`, ok: true, detail: '' })),
      { step: `${kind}.${failure.step}`, ok: false, detail: failure.words },
    ];
  }
}

/** Name and port first, so that a typing mistake is not reported as a TLS or login problem. */
async function reach(host: string, port: number): Promise<void> {
  const { address } = await lookup(host);
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: address, port, timeout: 10_000 });
    socket.once('connect', () => resolve(socket.destroy() && undefined));
    socket.once(
      'timeout',
      () => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })) ?? socket.destroy(),
    );
    socket.once('error', reject);
  });
}

/** Every folder that is to be read has to be there. */
async function tryImap(settings: ImapSettings): Promise<Tried> {
  return withImap(settings, async (client) => {
    const opened: string[] = [];
    for (const folder of settings.folders) {
      const { exists } = await client.mailboxOpen(folder, { readOnly: true });
      opened.push(`${exists} mails in ${folder}`);
    }
    return { encrypted: client.secureConnection, detail: opened.join(', ') };
  });
}

async function trySmtp(settings: SmtpSettings): Promise<Tried> {
  const connection = await openSmtp(settings, { connectMs: 10_000, silenceMs: 10_000 });
  const encrypted = connection.secure;
  connection.quit();
  return { encrypted, detail: '' };
}
