import MailComposer from 'nodemailer/lib/mail-composer';
import { MAIL_ADDRESS } from './cast';
import type { Visitor } from './crowd';

export interface Letter {
  from: Pick<Visitor, 'name' | 'email'>;
  messageId: string;
  subject: string;
  text: string;
  html: boolean;
  at: Date;
  /** The mail before it in the thread, with the words it answers; none of one's own. */
  answers: { messageId: string; text: string | null } | null;
  picture: Buffer | null;
}

/** A mail as its sender's program would write it. */
export function rawMail(letter: Letter): Promise<Buffer> {
  const { from, messageId, answers, picture } = letter;
  const quoted = answers?.text ? `\n\n${answers.text.replace(/^/gm, '> ')}` : '';
  const composer = new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name: '好物商城售后', address: MAIL_ADDRESS },
    messageId,
    date: letter.at,
    subject: answers ? `Re: ${letter.subject}` : letter.subject,
    inReplyTo: answers?.messageId,
    references: answers?.messageId,
    text: letter.text + quoted,
    html: letter.html && !answers ? htmlOf(letter.text) : undefined,
    attachments: picture ? [{ filename: '漏水照片.png', content: picture, contentType: 'image/png' }] : [],
  });
  return composer.compile().build();
}

const htmlOf = (text: string): string =>
  `<div style="font-family:sans-serif;font-size:14px;line-height:1.7">${text
    .split('\n\n')
    .map((block) => `<p>${block.replace(/\n/g, '<br>')}</p>`)
    .join('')}<hr><p style="color:#888888;font-size:12px">发自我的邮箱</p></div>`;

/** Bytes that are no mail: what a broken scanner at the other end sent. */
export const brokenMail = (): Buffer =>
  Buffer.from('\u0000\u0001SCAN-7F3A;2;OK\r\n\r\n%%broken-stream%%\r\n'.repeat(8), 'latin1');
