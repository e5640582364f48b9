import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Config } from '../platform/config/config';

const HOST = '127.0.0.1';

/** Where the demo's mail goes out: beside the mail door. Null where there is no door, or one on whatever port is free. */
export function postOfficeOf({ smtp }: Pick<Config, 'smtp'>) {
  return smtp && smtp.port > 0 ? { host: HOST, port: smtp.port + 1, secure: false, user: '', password: '' } : null;
}

/** Takes the mail that a demo sends to its invented contacts and keeps it in files: nothing leaves the machine. Answers their folder. */
export async function openPostOffice(config: Config): Promise<string | null> {
  const office = postOfficeOf(config);
  if (!office) return null;
  const folder = join(config.dataDir, 'demo-mail');
  await mkdir(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => void keep(folder, stream, session).then(() => done(), done),
  });
  return new Promise((resolve) => {
    // Another desk's post office on this port serves as well.
    server.once('error', () => resolve(null));
    server.listen(office.port, office.host, () => resolve(folder));
  });
}

async function keep(folder: string, stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const to = session.envelope.rcptTo[0]?.address.replace(/[^\w.@-]/g, '_').slice(0, 80);
  await writeFile(
    join(folder, `${new Date().toISOString().replaceAll(':', '')}-${to}-${session.id}.eml`),
    Buffer.concat(chunks),
  );
}
