import type { VisitorMessage, VisitorSession } from '#contract';
import type { Unsent } from './state';

/** Made-up pieces of a chat, for the specs. */
export const message = (seq: number, part: Partial<VisitorMessage> = {}): VisitorMessage => ({
  id: `message ${seq}`,
  seq,
  from: 'agent',
  agentName: '李敏',
  workNumber: '8021',
  text: `第 ${seq} 句`,
  attachments: [],
  clientId: null,
  at: new Date(Date.UTC(2026, 10, 20, 2, 0, seq)).toISOString(),
  ...part,
});

export const session = (part: Partial<VisitorSession> = {}): VisitorSession => ({
  token: 'token',
  config: {
    name: '好物商城客服',
    company: '好物商城',
    colour: '#0f766e',
    locale: 'zh-CN',
    welcome: '您好',
    position: 'right',
    preChatForm: { enabled: false, fields: ['name', 'email'], required: false },
    promiseSeconds: 1800,
    medianSeconds: null,
    working: true,
    opensAt: null,
    calls: false,
    maxUploadBytes: 10_485_760,
  },
  contact: { name: null, email: null, phone: null },
  messages: [],
  hasEarlier: false,
  readSeq: 0,
  agentReadSeq: 0,
  open: true,
  ...part,
});

export const unsent = (clientId: string, part: Partial<Unsent> = {}): Unsent => ({
  clientId,
  text: '在吗',
  files: [],
  at: '2026-11-20T02:00:00.000Z',
  attempts: 0,
  state: 'queued',
  code: null,
  ...part,
});
