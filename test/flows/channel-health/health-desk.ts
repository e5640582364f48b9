// What the specs about the health of channels look at: the page, the marks in the console's shell, and who was told.
import type { ChannelHealth, InboxAlarm, InboxNotice, Notice } from '#contract';
import type { AgentClient } from '../../support/desk';

export async function healthOf(agent: AgentClient, inboxId: string): Promise<ChannelHealth> {
  const { body } = await agent.get('/admin/channel-health');
  return (body as { rows: ChannelHealth[] }).rows.find((row) => row.inboxId === inboxId)!;
}

/** A console that is open: what it is told of inboxes. */
export class Watching {
  readonly notices: InboxNotice[] = [];
  troubles: InboxAlarm[] = [];

  static async by(agent: AgentClient): Promise<Watching> {
    const watching = new Watching();
    const socket = await agent.socket();
    socket.on('notice', (notice: Notice) => 'inboxId' in notice && watching.notices.push(notice));
    socket.on('troubles', (troubles) => (watching.troubles = troubles));
    await socket.emitWithAck('hello', { position: null, watch: [] });
    return watching;
  }

  get kinds(): string[] {
    return this.notices.map(({ kind }) => kind);
  }
}
