// Mail: a real SMTP client at the desk's door, a real SMTP server for its answers.
import { createTransport } from 'nodemailer';
import { MailSink } from '../../flows/mail/mail-sink';
import type { AgentClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import { type Far, type Heard, type Said, unique } from './far';

const SERVICE = 'service@contract.example';

export class EmailFar implements Far {
  readonly env = {};
  readonly repeatable = false;
  static readonly impossible = {
    forge: 'the door is open to every sender: what proves a thread is its token, see threading',
  };
  private port = 0;
  private readonly threads = new Map<string, string>();

  private constructor(private readonly sink: MailSink) {}

  static async open(): Promise<EmailFar> {
    return new EmailFar(await MailSink.open());
  }

  async connect(admin: AgentClient, server: ServerProcess): Promise<void> {
    const smtp = { host: '127.0.0.1', port: this.sink.port, secure: false, user: '', password: '' };
    const settings = { address: SERVICE, senderName: '半小时', imap: null, smtp };
    const made = await admin.post('/admin/inboxes', { name: '邮箱', channel: 'email', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    this.moved(server);
  }

  moved({ smtpPort }: ServerProcess): void {
    this.port = smtpPort;
  }

  person = (): string => `p${unique()}@mail.example`;

  /** What a person writes later answers their own first mail, so that it goes on in the same ticket. */
  async bring({ person, text, input, file, at = new Date(0) }: Said): Promise<boolean> {
    const messageId = `<${input}@mail.example>`;
    const first = this.threads.get(person) ?? messageId;
    this.threads.set(person, first);
    const transport = createTransport({ host: '127.0.0.1', port: this.port, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({
        ...{ from: person, to: SERVICE, subject: '问题', text, messageId, date: at },
        ...(first !== messageId && { inReplyTo: first, references: [first] }),
        ...(file && {
          attachments: [{ filename: file.name, contentType: file.mediaType, content: file.content }],
        }),
        baseBoundary: input,
      } as Parameters<typeof transport.sendMail>[0]);
      return true;
    } finally {
      transport.close();
    }
  }

  forge(): Promise<boolean> {
    return Promise.reject(new Error('mail has no secret to be wrong'));
  }

  heard(person: string): Heard[] {
    return this.sink.to(person).map(({ text, attachments }) => ({
      text: (text ?? '').trim(),
      files: attachments.map(({ filename, content }) => ({
        name: filename ?? '',
        content: Buffer.from(content as ArrayBuffer),
      })),
    }));
  }

  away = (): Promise<void> => this.sink.halt();
  back = (): Promise<void> => this.sink.resume();
  slow = (person: string): (() => void) => this.sink.holdFor(person);
  refuse(): void {
    this.sink.once('refuse');
  }
  breakOff(): void {
    this.sink.once('keep_silent');
  }
  close = (): Promise<void> => this.sink.halt();
}
