import { z } from 'zod';
import { FAIL_WORDS } from './failures';

/** Something that happened in the stream beside words. */
export interface KfEvent {
  type: string;
  contact: string | null;
  /** What an agent reads of it on a running ticket. */
  words: string;
  /** enter_session: answers once, within 20 seconds. */
  welcomeCode: string | null;
  /** enter_session: where the contact came from, as the link said. */
  scene: string | null;
  /** msg_send_fail: which of our messages, and why as a code. */
  failed: { msgid: string; error: string } | null;
  /** session_status_change: 1 taken by a person in WeCom, 2 passed on there, 3 ended, 4 taken up again. */
  sessionChange: number | null;
}

const BODY = z.looseObject({
  event_type: z.string().max(64).default(''),
  external_userid: z.string().max(128).optional(),
  scene: z.string().max(128).optional(),
  welcome_code: z.string().max(256).optional(),
  fail_msgid: z.string().max(64).optional(),
  fail_type: z.number().int().optional(),
  change_type: z.number().int().optional(),
  new_servicer_userid: z.string().max(128).optional(),
  servicer_userid: z.string().max(128).optional(),
});
type Body = z.infer<typeof BODY>;

/** Reads the body of an entry of kind `event`; what it does not know keeps its name. */
export function readEvent(entry: Record<string, unknown>): KfEvent {
  const parsed = BODY.safeParse(entry.event ?? {});
  const body = parsed.success ? parsed.data : BODY.parse({});
  const { event_type: type } = body;
  return {
    type,
    contact: body.external_userid ?? null,
    words: WORDS[type]?.(body) ?? `[${type || 'event'}]`,
    welcomeCode: body.welcome_code || null,
    scene: body.scene || null,
    failed: body.fail_msgid
      ? { msgid: body.fail_msgid, error: FAIL_WORDS[body.fail_type ?? 0] ?? 'wecom_refused' }
      : null,
    sessionChange: type === 'session_status_change' ? (body.change_type ?? null) : null,
  };
}

const WORDS: Record<string, (body: Body) => string> = {
  enter_session: () => '[进入会话]',
  msg_send_fail: () => '[消息未送达]',
  servicer_status_change: ({ servicer_userid: who }) => `[接待人员状态变更] ${who ?? ''}`.trim(),
  user_recall_msg: () => '[客户撤回了一条消息]',
  session_status_change: ({ change_type: change, new_servicer_userid: who }) =>
    `${SESSION[change ?? 0] ?? '[会话状态变更]'} ${who ?? ''}`.trim(),
};

const SESSION: Record<number, string> = {
  1: '[会话由企业微信里的接待人员接入]',
  2: '[会话在企业微信里转接]',
  3: '[会话已结束]',
  4: '[会话重新接入]',
};
