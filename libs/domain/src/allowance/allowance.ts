const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

/** What a contact did that lets us speak: wrote, or pressed a menu item, followed or scanned. */
export type ContactAct = 'word' | 'touch';

export interface SpeechRule {
  /** How many messages an act allows, and for how long. */
  readonly [act: string]: { messages: number; forMs: number };
}

/**
 * The platforms' own limits (ANCHORS 2.F row 59; 「客服消息」 of 公众平台, 「发送消息」 of 微信客服): five messages in 48 hours after a word,
 * and on an official account three in a minute after a touch of its menu, a scan or a new follower.
 */
export const SPEECH_RULES = {
  'wechat-official': {
    word: { messages: 5, forMs: 48 * HOUR_MS },
    touch: { messages: 3, forMs: 60 * SECOND_MS },
  },
  wecom: { word: { messages: 5, forMs: 48 * HOUR_MS } },
} as const satisfies Record<string, SpeechRule>;

/** The newest act of a kind, and how many messages of ours the platform took since then. */
export interface Heard {
  act: ContactAct;
  at: Date;
  said: number;
}

/** open: so many more until then. used: all are spent. closed: the time is over, or the contact never did anything. */
export interface Allowance {
  state: 'open' | 'used' | 'closed';
  left: number;
  /** When the window closes; null when none was ever open. */
  until: Date | null;
}

/**
 * What may still be said now. Of several acts the one that allows most counts; they don't add up. The last moment of a window is still
 * in it, since the platform counts whole seconds.
 */
export function allowance(rule: SpeechRule, heard: readonly Heard[], now: Date): Allowance {
  const windows = heard.flatMap((one) => windowOf(rule, one));
  const open = windows.filter(({ until }) => until >= now);
  if (open.length === 0) return { state: 'closed', left: 0, until: latest(windows) };
  const best = open.reduce((a, b) => (b.left > a.left || (b.left === a.left && b.until > a.until) ? b : a));
  return { state: best.left > 0 ? 'open' : 'used', ...best };
}

interface Window {
  left: number;
  until: Date;
}

function windowOf(rule: SpeechRule, { act, at, said }: Heard): Window[] {
  const given = rule[act];
  if (!given) return [];
  return [{ left: Math.max(0, given.messages - said), until: new Date(at.getTime() + given.forMs) }];
}

const latest = (windows: readonly Window[]): Date | null =>
  windows.length ? new Date(Math.max(...windows.map(({ until }) => until.getTime()))) : null;
