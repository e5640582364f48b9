// A desk with one mailbox on a real IMAP server, and what an admin does with it.
import type { Inbox, Mailbox } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually } from '../../support/desk';
import type { Dovecot } from '../../support/services';

export const ADDRESS = 'service@halfhour.example';

let mails = 0;
/** A plain mail with a Message-ID of its own; `replyTo` makes it an answer. */
export function mail(
  subject: string,
  given: { from?: string; id?: string; replyTo?: string; text?: string } = {},
): string {
  const n = (mails += 1);
  const { from = `王芳 <w${n}@mail.example>`, id = `<m${n}@mail.example>`, replyTo, text = subject } = given;
  return [
    `From: ${from}`,
    `To: ${ADDRESS}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: ${id}`,
    ...(replyTo ? [`In-Reply-To: ${replyTo}`, `References: ${replyTo}`] : []),
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');
}

export const imapOf = (dovecot: Dovecot, change: object = {}) => ({
  host: dovecot.host,
  port: dovecot.port,
  secure: false,
  user: ADDRESS,
  password: dovecot.password,
  ...change,
});

export const smtpTo = (port: number) => ({ host: '127.0.0.1', port, secure: false, user: '', password: '' });

export async function addMailbox(desk: Desk, settings: object, address = ADDRESS): Promise<string> {
  const made = await desk.admin.post('/admin/inboxes', {
    name: `邮箱 ${address}`,
    channel: 'email',
    teamId: desk.teamId,
    settings: { address, senderName: '半小时客服', imap: null, smtp: null, ...settings },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made));
  return made.body.id as string;
}

export async function health(admin: AgentClient, inboxId: string): Promise<Inbox['health']> {
  const { body } = (await admin.get('/admin/inboxes')) as Answer<{ rows: Inbox[] }>;
  return body.rows.find(({ id }) => id === inboxId)!.health;
}

export async function mailbox(admin: AgentClient, inboxId: string): Promise<Mailbox> {
  const { status, body } = (await admin.get(`/admin/mailboxes/${inboxId}`)) as Answer<Mailbox>;
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

export const subjects = async (desk: Desk): Promise<string[]> =>
  (await desk.sql.query<{ subject: string }>('select subject from ticket order by number')).rows.map(
    (row) => row.subject,
  );

export const arrived = (desk: Desk, ...wanted: string[]): Promise<string[]> =>
  eventually(
    () => subjects(desk),
    (seen) => wanted.every((subject) => seen.includes(subject)),
    20_000,
  );
