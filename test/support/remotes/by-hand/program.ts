import { FakeProgram } from '../webhook/fake-program';
import { FakeReceiver } from '../webhook/fake-receiver';
import type { RemoteByHand } from './remote';

/** A program of the company's own: it posts to an API inbox and takes the answers. */
export async function programByHand(port: number): Promise<RemoteByHand> {
  const receiver = await FakeReceiver.open(port);
  let program: FakeProgram | null = null;
  return {
    id: 'api',
    title: '自有系统 · A program of your own',
    channel: '接口 / API',
    env: { WEBHOOK_ALLOWED_HOSTS: receiver.host },
    settings: { 'Webhook URL': receiver.url },
    asks: ['URL', 'Secret'],
    async connect({ URL: url = '', Secret: secret = '' }) {
      receiver.secrets = [secret];
      program = new FakeProgram(url.replace(/\/(messages)?$/, ''), secret);
      const { status, body } = await program.say({ contact: { id: 'check' }, text: '连接测试 · connection test' });
      return status < 300 ? 'ok' : `${status} ${JSON.stringify(body)}`;
    },
    async say(person, text) {
      if (!program) return 'not connected yet';
      const { status, body } = await program.say({ contact: { id: person, name: person }, text });
      return status < 300 ? 'ok' : `${status} ${JSON.stringify(body)}`;
    },
    heard: (person) =>
      receiver.taken.flatMap(({ data }) => {
        const { contact, text } = data as { contact?: { id: string }; text?: string };
        return contact?.id === person && text ? [text] : [];
      }),
  };
}
