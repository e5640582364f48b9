// A telephone system: people call, it posts what happens, signed, and keeps recordings where the desk may fetch them.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call, Message } from '#contract';
import type { House } from '../../flows/processes/house';
import { type AgentClient, eventually } from '../../support/desk';
import { FakeProgram } from '../../support/remotes/webhook/fake-program';
import type { ServerProcess } from '../../support/server';
import type { ChannelDesk } from '../channel-desk';
import type { Far, Heard, Said } from './far';

const SPOKEN = 'who calls is answered by voice: the record of the call is the answer, and nothing is sent';
const EXTENSION = '1001';
/** A second of silence, 8 kHz, 8 bit. */
const SILENCE = Buffer.concat([
  Buffer.from(
    'RIFF\x44\x1f\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x20\x1f\x00\x00',
    'latin1',
  ),
  Buffer.alloc(8000, 0x80),
]);

export class PhoneFar implements Far {
  static readonly impossible = {
    ...{ answer: SPOKEN, away: SPOKEN, slow: SPOKEN, refuse: SPOKEN, breakOff: SPOKEN, fileOut: SPOKEN },
    window: 'who was missed waits for a call back, which has a due time of its own',
  };
  readonly env = {};
  readonly repeatable = true;
  readonly file = { name: '1.wav', mediaType: 'audio/wav', content: SILENCE };
  private program!: FakeProgram;
  private house!: House;
  private path = '';
  private secret = '';
  /** What would have been said, by the call's id in the telephone system. */
  private readonly words = new Map<string, string>();
  private numbers = 0;

  private constructor(private readonly monitor: Server) {}

  static async open(): Promise<PhoneFar> {
    const monitor = createServer((_, answer) => answer.end(SILENCE)).listen(0, '127.0.0.1');
    await once(monitor, 'listening');
    return new PhoneFar(monitor);
  }

  async connect(admin: AgentClient, server: ServerProcess, house: House): Promise<void> {
    this.house = house;
    const extensions = [{ extension: EXTENSION, agentId: admin.id }];
    const settings = { system: 'webhook', extensions, recording: { consent: 'yes', base: this.base } };
    const made = await admin.post('/admin/inboxes', { name: '服务热线', channel: 'phone', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path, token } = (await admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    [this.path, this.secret] = [path, token];
    this.moved(server);
  }

  moved({ url }: ServerProcess): void {
    this.program = new FakeProgram(url + this.path, this.secret);
  }

  private get base(): string {
    return `http://127.0.0.1:${(this.monitor.address() as AddressInfo).port}/monitor/`;
  }

  person = (): string => `+86138${String((this.numbers += 1)).padStart(8, '0')}`;

  /** A whole call. One that brings a file was answered and recorded; the others nobody took. */
  async bring(said: Said): Promise<boolean> {
    const { input, text, file, at = new Date() } = said;
    this.words.set(input, text);
    const steps = file ? ['started', 'answered', 'recorded', 'ended'] : ['started', 'ringing', 'ended'];
    for (const step of steps) {
      const after = new Date(at.getTime() + steps.indexOf(step) * 1000);
      if (!(await this.post(said, step, after, {}))) return false;
      if (step === 'recorded') await this.house.rows('update call_recording set due_at = now()');
    }
    return true;
  }

  forge = (said: Said): Promise<boolean> =>
    this.post(said, 'started', new Date(), { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` });

  private async post(
    { person, input, file }: Said,
    step: string,
    at: Date,
    signing: { secret?: string },
  ): Promise<boolean> {
    const data = {
      ...{ callId: input, from: person, to: '4008200000' },
      ...(['ringing', 'answered'].includes(step) && { extension: EXTENSION }),
      ...(step === 'recorded' && file && { recording: { url: this.base + file.name } }),
    };
    const event = { type: `call.${step}`, timestamp: at.toISOString(), data };
    const { status } = await this.program.post('', event, { id: `msg_${input}_${step}`, ...signing });
    return status === 200;
  }

  isTheirs = ({ kind }: Message): boolean => kind === 'call';

  /** A call says nothing: what it stands for is known by its id. */
  async wordsOf(messages: Message[]): Promise<string[]> {
    const rows = await this.house.rows<{ message_id: string; external_id: string }>(
      'select message_id, external_id from call where message_id = any($1)',
      [messages.map(({ id }) => id)],
    );
    const calls = new Map(rows.map((row) => [row.message_id, row.external_id]));
    return messages.map(({ id }) => this.words.get(calls.get(id) ?? '') ?? `no call of message ${id}`);
  }

  async fileOf(person: string, desk: ChannelDesk): Promise<string> {
    const found = async (): Promise<Call | undefined> =>
      ((await desk.asked('/calls?limit=50')) as { rows: Call[] }).rows.find(({ number }) => number === person);
    const call = await eventually(found, (one) => one?.recordings[0]?.state === 'stored', 60_000);
    return ((await desk.posted(`/calls/${call!.id}/recordings/${call!.recordings[0]!.id}/listen`)) as { url: string })
      .url;
  }

  heard = (): Heard[] => [];
  away = (): void => undefined;
  back = (): void => undefined;
  slow = () => (): void => undefined;
  refuse = (): void => undefined;
  breakOff = (): void => undefined;

  async close(): Promise<void> {
    this.monitor.close();
    await once(this.monitor, 'close');
  }
}
