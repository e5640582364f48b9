import type * as agents from '../agents';
import type * as apiChannel from '../api-channel';
import type * as groups from '../contact-groups';
import type * as health from '../channel-health';
import type * as mailboxes from '../mailboxes';
import type * as mail from '../mail';
import type * as inboxes from '../inboxes';
import type * as setup from '../setup';
import type * as policies from '../service-policies';
import type * as tickets from '../tickets';
import type * as webhooks from '../webhooks';
import type * as wecom from '../wecom';
import type * as wechatMenus from '../wechat-menu';
import type * as personal from '../wechat-personal';
import type * as weibo from '../weibo';
import { type In, type Out, route } from './route';

/** What admins, and some of it team leads, set up and look after. */
export const ADMIN_ROUTES = {
  listAgents: route<undefined, undefined, { rows: agents.AgentAccount[] }>('GET', '/admin/agents'),
  createAgent: route<In<typeof agents.agentCreate>, undefined, agents.AgentAccount>('POST', '/admin/agents'),
  patchAgent: route<In<typeof agents.agentPatch>, undefined, agents.AgentAccount>('PATCH', '/admin/agents/:id'),
  setAgentPassword: route<In<typeof agents.setPasswordRequest>>('PUT', '/admin/agents/:id/password'),
  resetSecondFactor: route('DELETE', '/admin/agents/:id/second-factor'),
  listTeams: route<undefined, undefined, { rows: agents.Team[] }>('GET', '/admin/teams'),
  createTeam: route<In<typeof agents.teamWrite>, undefined, agents.Team>('POST', '/admin/teams'),
  patchTeam: route<In<typeof agents.teamPatch>, undefined, agents.Team>('PATCH', '/admin/teams/:id'),
  listPolicies: route<undefined, undefined, { rows: policies.ServicePolicyView[] }>('GET', '/admin/policies'),
  createPolicy: route<In<typeof policies.servicePolicyCreate>, undefined, { rows: policies.ServicePolicyView[] }>(
    'POST',
    '/admin/policies',
  ),
  writePolicy: route<In<typeof policies.servicePolicyWrite>, undefined, { rows: policies.ServicePolicyView[] }>(
    'PUT',
    '/admin/policies/:id',
  ),
  orderPolicies: route<In<typeof policies.servicePolicyOrder>, undefined, { rows: policies.ServicePolicyView[] }>(
    'POST',
    '/admin/policies/order',
  ),
  addClosingRules: route<undefined, undefined, { rows: policies.ServicePolicyView[] }>(
    'POST',
    '/admin/policies/closing-rules',
  ),
  previewPolicy: route<In<typeof policies.servicePolicyPreview>, undefined, Out<typeof policies.servicePolicyMatches>>(
    'POST',
    '/admin/policies/preview',
  ),
  recomputation: route<undefined, undefined, Out<typeof policies.recomputationNow>>('GET', '/admin/recomputation'),
  stopRecomputation: route<undefined, undefined, Out<typeof policies.recomputationNow>>(
    'POST',
    '/admin/recomputation/stop',
  ),
  listInboxes: route<undefined, undefined, { rows: inboxes.Inbox[] }>('GET', '/admin/inboxes'),
  createInbox: route<In<typeof inboxes.inboxCreate>, undefined, inboxes.Inbox>('POST', '/admin/inboxes'),
  patchInbox: route<In<typeof inboxes.inboxPatch>, undefined, inboxes.Inbox>('PATCH', '/admin/inboxes/:id'),
  wecomAccounts: route<In<typeof wecom.wecomAccountsRequest>, undefined, Out<typeof wecom.wecomAccounts>>(
    'POST',
    '/admin/inboxes/wecom-accounts',
  ),
  inboxCallback: route<undefined, undefined, Out<typeof inboxes.inboxCallback>>('GET', '/admin/inboxes/:id/callback'),
  mailbox: route<undefined, undefined, mailboxes.Mailbox>('GET', '/admin/mailboxes/:id'),
  mailFolders: route<In<typeof mailboxes.mailFoldersRequest>, undefined, { folders: mailboxes.MailFolder[] }>(
    'POST',
    '/admin/mailboxes/folders',
  ),
  startMailSignIn: route<undefined, undefined, Out<typeof mailboxes.mailSignInStarted>>(
    'POST',
    '/admin/mailboxes/:id/sign-in',
  ),
  finishMailSignIn: route<In<typeof mailboxes.mailSignInFinish>, undefined, { inboxId: string }>(
    'POST',
    '/admin/mailboxes/sign-in',
  ),
  makeMailSigning: route<In<typeof mailboxes.mailSigningWrite>, undefined, mailboxes.MailSigning>(
    'POST',
    '/admin/mailboxes/:id/signing',
  ),
  patchMailSigning: route<In<typeof mailboxes.mailSigningPatch>, undefined, mailboxes.MailSigning>(
    'PATCH',
    '/admin/mailboxes/:id/signing',
  ),
  checkMailSigning: route<undefined, undefined, mailboxes.MailSigning>('POST', '/admin/mailboxes/:id/signing/check'),
  countMailBackfill: route<In<typeof mailboxes.mailBackfillWrite>, undefined, Out<typeof mailboxes.mailBackfillCount>>(
    'POST',
    '/admin/mailboxes/:id/backfill/count',
  ),
  startMailBackfill: route<In<typeof mailboxes.mailBackfillWrite>, undefined, mailboxes.MailBackfill>(
    'POST',
    '/admin/mailboxes/:id/backfill',
  ),
  stopMailBackfill: route<undefined, undefined, mailboxes.MailBackfill>('DELETE', '/admin/mailboxes/:id/backfill'),
  wechatLogin: route<undefined, undefined, Out<typeof personal.wechatLogin>>('GET', '/admin/inboxes/:id/wechat-login'),
  wechatLogout: route('POST', '/admin/inboxes/:id/wechat-login/logout'),
  wechatMenu: route<undefined, undefined, wechatMenus.WechatMenu>('GET', '/admin/inboxes/:id/wechat-menu'),
  saveWechatMenu: route<In<typeof wechatMenus.wechatMenuDraft>, undefined, wechatMenus.WechatMenu>(
    'PUT',
    '/admin/inboxes/:id/wechat-menu',
  ),
  publishWechatMenu: route<In<typeof wechatMenus.wechatMenuDraft>, undefined, wechatMenus.WechatMenu>(
    'POST',
    '/admin/inboxes/:id/wechat-menu/publish',
  ),
  dropWechatMenuDraft: route<In<typeof wechatMenus.wechatMenuVersion>, undefined, wechatMenus.WechatMenu>(
    'POST',
    '/admin/inboxes/:id/wechat-menu/drop-draft',
  ),
  removeWechatMenu: route<In<typeof wechatMenus.wechatMenuVersion>, undefined, wechatMenus.WechatMenu>(
    'POST',
    '/admin/inboxes/:id/wechat-menu/remove',
  ),
  listWechatCodes: route<undefined, undefined, { rows: wechatMenus.WechatCode[] }>(
    'GET',
    '/admin/inboxes/:id/wechat-codes',
  ),
  createWechatCode: route<In<typeof wechatMenus.wechatCodeCreate>, undefined, wechatMenus.WechatCode>(
    'POST',
    '/admin/inboxes/:id/wechat-codes',
  ),
  patchWechatCode: route<In<typeof wechatMenus.wechatCodePatch>, undefined, wechatMenus.WechatCode>(
    'PATCH',
    '/admin/wechat-codes/:id',
  ),
  /** Asks the platform again: for a picture that was not made, or one that has ended. */
  makeWechatCode: route<undefined, undefined, wechatMenus.WechatCode>('POST', '/admin/wechat-codes/:id/picture'),
  deleteWechatCode: route('DELETE', '/admin/wechat-codes/:id'),
  weiboAccount: route<undefined, undefined, Out<typeof weibo.weiboAccount>>('GET', '/admin/inboxes/:id/weibo'),
  testInbox: route<In<typeof inboxes.inboxTestRequest>, undefined, Out<typeof inboxes.inboxTestReport>>(
    'POST',
    '/admin/inboxes/test',
  ),
  channelHealth: route<undefined, undefined, { rows: health.ChannelHealth[] }>('GET', '/admin/channel-health'),
  testStoredInbox: route<undefined, undefined, Out<typeof inboxes.inboxTestReport>>(
    'POST',
    '/admin/channel-health/:id/test',
  ),
  listCalendars: route<undefined, undefined, { rows: setup.Calendar[] }>('GET', '/admin/calendars'),
  createCalendar: route<In<typeof setup.calendarWrite>, undefined, setup.Calendar>('POST', '/admin/calendars'),
  updateCalendar: route<In<typeof setup.calendarWrite>, undefined, setup.Calendar>('PUT', '/admin/calendars/:id'),
  addNationalCalendar: route<In<typeof setup.nationalCalendarRequest>, undefined, setup.Calendar>(
    'POST',
    '/admin/calendars/:id/national',
  ),
  listSettings: route<undefined, undefined, { rows: setup.SettingRow[] }>('GET', '/admin/settings'),
  writeSetting: route<In<typeof setup.settingWrite>, undefined, setup.SettingRow>('POST', '/admin/settings'),
  getCompany: route<undefined, undefined, Out<typeof setup.company>>('GET', '/admin/company'),
  updateCompany: route<In<typeof setup.company>, undefined, Out<typeof setup.company>>('PUT', '/admin/company'),
  listContactGroups: route<undefined, undefined, { rows: groups.ContactGroupRow[] }>('GET', '/admin/contact-groups'),
  createContactGroup: route<In<typeof groups.contactGroupCreate>, undefined, groups.ContactGroup>(
    'POST',
    '/admin/contact-groups',
  ),
  changeContactGroup: route<In<typeof groups.contactGroupWrite>, undefined, groups.ContactGroup>(
    'PUT',
    '/admin/contact-groups/:id',
  ),
  deleteContactGroup: route('DELETE', '/admin/contact-groups/:id'),
  listStatusLabels: route<undefined, undefined, { rows: tickets.StatusLabel[] }>('GET', '/admin/status-labels'),
  createStatusLabel: route<{ status: tickets.TicketStatus; name: string }, undefined, tickets.StatusLabel>(
    'POST',
    '/admin/status-labels',
  ),
  deleteStatusLabel: route('DELETE', '/admin/status-labels/:id'),
  listBlockRules: route<undefined, undefined, { rows: mail.BlockRuleView[] }>('GET', '/admin/block-rules'),
  createBlockRule: route<In<typeof mail.blockRuleWrite>, undefined, mail.BlockRuleView>('POST', '/admin/block-rules'),
  deleteBlockRule: route('DELETE', '/admin/block-rules/:id'),
  listQuarantine: route<undefined, undefined, { rows: setup.QuarantineItem[] }>('GET', '/admin/quarantine'),
  retryQuarantine: route<undefined, undefined, { outcome: 'done' | 'quarantined'; ticketNumber: number | null }>(
    'POST',
    '/admin/quarantine/:id/retry',
  ),
  openQuarantineAsTicket: route<undefined, undefined, { ticketNumber: number }>('POST', '/admin/quarantine/:id/ticket'),
  dismissQuarantine: route<{ reason: string }>('POST', '/admin/quarantine/:id/dismiss'),
  apiInboxAccess: route<undefined, undefined, apiChannel.ApiInboxAccess>('GET', '/admin/inboxes/:id/api'),
  rotateApiSecret: route<undefined, undefined, apiChannel.ApiInboxAccess>('POST', '/admin/inboxes/:id/api/rotate'),
  listWebhooks: route<undefined, undefined, { rows: webhooks.Webhook[] }>('GET', '/admin/webhooks'),
  createWebhook: route<In<typeof webhooks.webhookWrite>, undefined, Out<typeof webhooks.webhookCreated>>(
    'POST',
    '/admin/webhooks',
  ),
  patchWebhook: route<In<typeof webhooks.webhookPatch>, undefined, webhooks.Webhook>('PATCH', '/admin/webhooks/:id'),
  deleteWebhook: route('DELETE', '/admin/webhooks/:id'),
  webhookSecret: route<undefined, undefined, Out<typeof webhooks.webhookSecret>>('POST', '/admin/webhooks/:id/secret'),
  rotateWebhookSecret: route<undefined, undefined, Out<typeof webhooks.webhookSecret>>(
    'POST',
    '/admin/webhooks/:id/rotate',
  ),
  testWebhook: route<undefined, undefined, webhooks.WebhookTestReport>('POST', '/admin/webhooks/:id/test'),
  listWebhookDeliveries: route<
    undefined,
    In<typeof webhooks.webhookDeliveryQuery>,
    { rows: webhooks.WebhookDelivery[]; next: string | null }
  >('GET', '/admin/webhooks/:id/deliveries'),
  webhookAttempts: route<undefined, undefined, { rows: webhooks.WebhookAttempt[]; body: string | null }>(
    'GET',
    '/admin/webhooks/:id/deliveries/:delivery',
  ),
  replayWebhookDelivery: route('POST', '/admin/webhooks/:id/deliveries/:delivery/replay'),
  replayWebhook: route<In<typeof webhooks.webhookReplay>, undefined, { queued: number }>(
    'POST',
    '/admin/webhooks/:id/replay',
  ),
  listAudit: route<undefined, { after?: string }, { rows: setup.AuditRow[]; next: string | null }>(
    'GET',
    '/admin/audit',
  ),
} as const;
