import type { Message } from '#contract';
import { api } from '../../app/api';
import { composerStore } from '../composer/composer-store';
import { showMessage } from '../conversation/use-ticket';
import { recipientsStore } from './recipients-store';

/** Stops a letter that still waits and puts its words, files and recipients back where they were written. */
export async function takeBackReply({ id, ticketId, text, attachments, mail }: Message): Promise<void> {
  await showMessage(ticketId, async () => (await api('takeBackReply', { params: { id } })).message);
  const begun = composerStore.get(ticketId)?.texts.reply ?? '';
  composerStore.setTab(ticketId, 'reply');
  composerStore.write(ticketId, 'reply', begun ? `${text}\n${begun}` : text);
  composerStore.putBack(ticketId, attachments);
  if (mail) recipientsStore.set(ticketId, { to: mail.to, cc: mail.cc, bcc: mail.bcc, quote: mail.quotes !== null });
}
