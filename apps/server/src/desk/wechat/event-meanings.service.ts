import { Injectable } from '@nestjs/common';
import type { WechatInbound } from '#channels/wechat-official';
import { Scans } from '../wechat-codes/scans.service';
import { Presses } from '../wechat-menu/presses.service';

/** What an event says to the desk, in words an agent reads. */
export interface Meaning {
  text: string;
  /** The contact wants somebody: it opens a ticket and waits for an answer. */
  asks: boolean;
  /** What the desk says by itself as the answer of the platform's own call. */
  answer: string | null;
}

/** What presses of our menus and scans of our codes mean; every other event says what it always said. */
@Injectable()
export class EventMeanings {
  constructor(
    private readonly presses: Presses,
    private readonly scans: Scans,
  ) {}

  async of(inboxId: string, inbound: WechatInbound): Promise<Meaning> {
    const { event, eventKey, scene, text } = inbound;
    if (event === 'click') return (await this.press(inboxId, eventKey)) ?? { text, asks: false, answer: null };
    if (scene !== null) return (await this.scan(inboxId, inbound, scene)) ?? { text, asks: false, answer: null };
    return { text, asks: event === null, answer: null };
  }

  private async press(inboxId: string, key: string): Promise<Meaning | null> {
    const press = await this.presses.of(inboxId, key);
    if (!press) return null;
    if (press.kind === 'ticket') return { text: `点击了菜单「${press.name}」`, asks: true, answer: null };
    return answered(`[点击菜单] ${press.name}`, press.text);
  }

  private async scan(inboxId: string, { event }: WechatInbound, scene: string): Promise<Meaning | null> {
    const code = await this.scans.codeOf(inboxId, scene);
    if (!code) return null;
    const what = event === 'subscribe' ? `[扫码关注了公众号] ${code.name}` : `[扫描二维码] ${code.name}`;
    const speaks = !code.disabledAt && !code.deletedAt && code.greeting !== '';
    return speaks ? answered(what, code.greeting) : { text: what, asks: false, answer: null };
  }
}

const answered = (what: string, answer: string): Meaning => ({
  text: `${what}\n[自动回复] ${answer}`,
  asks: false,
  answer,
});
