// One call through the fake Asterisk: the events a real one tells of it, in their order.
import type { FakeAsterisk } from './fake-asterisk';

type Fields = [name: string, value: string][];

let calls = 0;

/** A call that comes in by the trunk and rings at extensions. */
export class AsteriskCall {
  readonly id: string;
  private readonly trunk: string;
  private readonly legs = new Map<string, { channel: string; uniqueid: string }>();
  private talkingTo: string | null = null;

  constructor(
    private readonly asterisk: FakeAsterisk,
    private readonly from: string,
    private readonly line = '4008200000',
    private readonly name = '',
  ) {
    calls += 1;
    this.id = `${Math.floor(asterisk.now() / 1000)}.${calls * 10}`;
    this.trunk = `PJSIP/trunk-out-${hex(calls * 10)}`;
  }

  start(): this {
    this.tell('Newchannel', this.trunk, this.id);
    return this;
  }

  rings(...extensions: string[]): this {
    for (const extension of extensions) {
      const leg = { channel: `PJSIP/${extension}-${hex(calls * 10 + this.legs.size + 1)}`, uniqueid: this.legId() };
      this.legs.set(extension, leg);
      this.tell('Newchannel', leg.channel, leg.uniqueid, [], { calleridnum: extension });
      this.asterisk.tell('DialBegin', [...this.ofTrunk(), ...dest(leg, this.id, extension), ['DialString', extension]]);
    }
    return this;
  }

  answers(extension: string): this {
    const leg = this.legs.get(extension)!;
    this.asterisk.tell('DialEnd', [...this.ofTrunk(), ...dest(leg, this.id, extension), ['DialStatus', 'ANSWER']]);
    for (const [other, { channel, uniqueid }] of this.legs)
      if (other !== extension) {
        const fields: Fields = [
          ...this.ofTrunk(),
          ...dest({ channel, uniqueid }, this.id, other),
          ['DialStatus', 'NOANSWER'],
        ];
        this.asterisk.tell('DialEnd', fields);
        this.gone(other, '26');
      }
    this.enters(this.trunk, this.id);
    this.enters(leg.channel, leg.uniqueid);
    this.talkingTo = extension;
    return this;
  }

  holds(): this {
    const leg = this.legs.get(this.talkingTo!)!;
    this.tell('Hold', leg.channel, leg.uniqueid, [['MusicClass', 'default']]);
    return this;
  }

  resumes(): this {
    const leg = this.legs.get(this.talkingTo!)!;
    this.tell('Unhold', leg.channel, leg.uniqueid);
    return this;
  }

  /** The agent hands the call on without asking; it rings at the other extension. */
  transfers(to: string): this {
    const leg = this.legs.get(this.talkingTo!)!;
    this.asterisk.tell('BlindTransfer', [
      ['Result', 'Success'],
      ...prefixed('Transferer', this.channel(leg.channel, leg.uniqueid)),
      ...prefixed('Transferee', this.channel(this.trunk, this.id)),
      ['IsExternal', 'Yes'],
      ['Context', 'from-internal'],
      ['Extension', to],
    ]);
    this.tell('HangupRequest', leg.channel, leg.uniqueid);
    this.gone(this.talkingTo!, '16');
    return this.rings(to);
  }

  records(path: string): this {
    this.tell('VarSet', this.trunk, this.id, [
      ['Variable', 'MIXMONITOR_FILENAME'],
      ['Value', path],
    ]);
    return this;
  }

  hangsUp(who: 'contact' | 'agent'): this {
    const leg = this.talkingTo === null ? null : this.legs.get(this.talkingTo)!;
    if (who === 'contact' || !leg) this.tell('HangupRequest', this.trunk, this.id, [['Cause', '16']]);
    else this.tell('HangupRequest', leg.channel, leg.uniqueid, [['Cause', '16']]);
    for (const extension of [...this.legs.keys()]) this.gone(extension, '16');
    this.tell('Hangup', this.trunk, this.id, cause('16'));
    this.asterisk.channels.delete(this.id);
    return this;
  }

  /** Over without a word, as when the line to the desk was down. */
  vanishes(): void {
    this.asterisk.channels.delete(this.id);
  }

  private gone(extension: string, why: string): void {
    const leg = this.legs.get(extension)!;
    this.legs.delete(extension);
    this.tell('Hangup', leg.channel, leg.uniqueid, cause(why));
  }

  private enters(channel: string, uniqueid: string): void {
    this.tell('BridgeEnter', channel, uniqueid, [
      ['BridgeUniqueid', `b-${this.id}`],
      ['BridgeType', 'basic'],
      ['BridgeTechnology', 'simple_bridge'],
    ]);
  }

  private tell(
    event: string,
    channel: string,
    uniqueid: string,
    more: Fields = [],
    caller?: { calleridnum: string },
  ): void {
    const fields = this.channel(channel, uniqueid, caller?.calleridnum);
    if (event === 'Newchannel' && uniqueid === this.id) this.asterisk.channels.set(this.id, fields);
    this.asterisk.tell(event, [...fields, ...more]);
  }

  private channel(channel: string, uniqueid: string, number = this.from): Fields {
    return [
      ['Channel', channel],
      ['ChannelState', '6'],
      ['ChannelStateDesc', 'Up'],
      ['CallerIDNum', number],
      ['CallerIDName', this.name || '<unknown>'],
      ['ConnectedLineNum', '<unknown>'],
      ['Context', 'from-trunk'],
      ['Exten', uniqueid === this.id ? this.line : 's'],
      ['Priority', '1'],
      ['Uniqueid', uniqueid],
      ['Linkedid', this.id],
    ];
  }

  private ofTrunk = (): Fields => this.channel(this.trunk, this.id);
  private legId = (): string => `${this.id}${this.legs.size + 1}`;
}

const hex = (n: number): string => n.toString(16).padStart(8, '0');
const prefixed = (prefix: string, fields: Fields): Fields => fields.map(([name, value]) => [prefix + name, value]);
const cause = (code: string): Fields => [
  ['Cause', code],
  ['Cause-txt', code === '16' ? 'Normal Clearing' : 'Answered elsewhere'],
];
const dest = (leg: { channel: string; uniqueid: string }, linkedid: string, extension: string): Fields => [
  ['DestChannel', leg.channel],
  ['DestCallerIDNum', extension],
  ['DestUniqueid', leg.uniqueid],
  ['DestLinkedid', linkedid],
];
