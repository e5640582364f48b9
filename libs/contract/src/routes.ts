import type { z } from 'zod';
import type * as agents from './agents';
import type * as apiChannel from './api-channel';
import type * as allowances from './allowances';
import type * as auth from './auth';
import type * as board from './board';
import type * as health from './channel-health';
import type * as contacts from './contacts';
import type * as figures from './figures';
import type * as mailboxes from './mailboxes';
import type * as mail from './mail';
import type * as messages from './messages';
import type * as phone from './phone';
import type * as joins from './joins';
import type * as records from './records';
import type * as inboxes from './inboxes';
import type * as setup from './setup';
import type * as tickets from './tickets';
import type * as webhooks from './webhooks';
import type * as wecom from './wecom';
import type * as webCalls from './web-calls';
import type * as personal from './wechat-personal';
import type * as weibo from './weibo';
import type * as widget from './widget';

interface Route<Body, Query, Answer> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Phantom: types only, so that browsers carry no schema. */
  types?: { body: Body; query: Query; answer: Answer };
}
type In<S> = S extends z.ZodType ? z.input<S> : never;
type Out<S> = S extends z.ZodType ? z.output<S> : never;
interface Done {
  ok: true;
}

const route = <Body = undefined, Query = undefined, Answer = Done>(
  method: Route<Body, Query, Answer>['method'],
  path: string,
): Route<Body, Query, Answer> => ({
  method,
  path,
});

/** Every HTTP route of the desk for agents and visitors: `:name` parts are parameters. Served under /api. */
export const ROUTES = {
  // session
  login: route<In<typeof auth.loginRequest>, undefined, Done>('POST', '/session'),
  logout: route('DELETE', '/session'),
  bootstrap: route<undefined, undefined, auth.Bootstrap>('GET', '/bootstrap'),
  changePassword: route<In<typeof auth.passwordChange>>('POST', '/session/password'),
  secondFactor: route<undefined, undefined, auth.SecondFactorState>('GET', '/session/second-factor'),
  beginSecondFactor: route<In<typeof auth.secondFactorBegin>, undefined, auth.SecondFactorKey>(
    'POST',
    '/session/second-factor',
  ),
  confirmSecondFactor: route<In<typeof auth.secondFactorConfirm>, undefined, Out<typeof auth.recoveryCodes>>(
    'POST',
    '/session/second-factor/confirm',
  ),
  renewRecoveryCodes: route<In<typeof auth.secondFactorProof>, undefined, Out<typeof auth.recoveryCodes>>(
    'POST',
    '/session/second-factor/recovery-codes',
  ),
  turnOffSecondFactor: route<In<typeof auth.secondFactorProof>>('POST', '/session/second-factor/off'),
  savePreferences: route<In<typeof auth.preferences>, undefined, auth.Preferences>('PUT', '/session/preferences'),
  setStatus: route<In<typeof agents.statusChange>, undefined, agents.Agent>('PUT', '/session/status'),

  // tickets
  listTickets: route<undefined, In<typeof tickets.ticketListQuery>, tickets.TicketList>('GET', '/tickets'),
  openTicket: route<In<typeof tickets.openTicketRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets',
  ),
  getTicket: route<undefined, undefined, tickets.TicketDetail>('GET', '/tickets/:id'),
  getTicketRow: route<undefined, undefined, Out<typeof tickets.ticketResult>>('GET', '/tickets/:id/row'),
  ticketAllowance: route<undefined, undefined, { allowance: allowances.AllowanceView | null }>(
    'GET',
    '/tickets/:id/allowance',
  ),
  findTicketByNumber: route<undefined, undefined, Out<typeof tickets.ticketResult>>('GET', '/tickets/number/:number'),
  earlierMessages: route<undefined, In<typeof tickets.messagesQuery>, Out<typeof tickets.messagesPage>>(
    'GET',
    '/tickets/:id/messages',
  ),
  reply: route<In<typeof messages.replyRequest>, undefined, Out<typeof messages.messageResult>>(
    'POST',
    '/tickets/:id/replies',
  ),
  note: route<In<typeof messages.noteRequest>, undefined, Out<typeof messages.messageResult>>(
    'POST',
    '/tickets/:id/notes',
  ),
  weiboWays: route<undefined, undefined, Out<typeof weibo.weiboWays>>('GET', '/tickets/:id/weibo'),
  claim: route<undefined, undefined, Out<typeof tickets.claimResult>>('POST', '/tickets/:id/claim'),
  release: route<undefined, undefined, Out<typeof tickets.ticketResult>>('POST', '/tickets/:id/release'),
  transfer: route<In<typeof tickets.transferRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/transfer',
  ),
  setTicketStatus: route<In<typeof tickets.statusRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/status',
  ),
  setPriority: route<In<typeof tickets.priorityRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/priority',
  ),
  setTags: route<In<typeof tickets.tagsRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/tags',
  ),
  setSubject: route<In<typeof tickets.subjectRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/subject',
  ),
  noReplyNeeded: route<In<typeof tickets.noReplyNeededRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/no-reply-needed',
  ),
  markRead: route<{ seq: number }>('PUT', '/tickets/:id/read'),
  saveDraft: route<In<typeof messages.draftRequest>, undefined, Done>('PUT', '/tickets/:id/draft'),
  retryDelivery: route<undefined, undefined, messages.Message>('POST', '/messages/:id/retry'),
  deliveryAttempts: route<undefined, undefined, { rows: mailboxes.DeliveryAttempt[] }>('GET', '/messages/:id/attempts'),
  takeBackReply: route<undefined, undefined, Out<typeof messages.messageResult>>('POST', '/messages/:id/take-back'),
  messageHeaders: route<undefined, undefined, Out<typeof mail.messageHeaders>>('GET', '/messages/:id/headers'),
  answerStart: route<undefined, undefined, mail.AnswerStart>('GET', '/tickets/:id/answer-start'),
  checkRecipients: route<In<typeof mail.recipientsCheck>, undefined, Out<typeof mail.recipientsChecked>>(
    'POST',
    '/mail/recipients',
  ),
  forForwarder: route<undefined, undefined, Out<typeof tickets.ticketResult>>('POST', '/tickets/:id/for-forwarder'),
  markSpam: route<In<typeof mail.spamRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/spam',
  ),
  notSpam: route<In<typeof mail.notSpamRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/not-spam',
  ),
  decisions: route<undefined, undefined, { rows: tickets.AssignmentDecisionView[] }>('GET', '/tickets/:id/decisions'),

  // contacts
  listContacts: route<undefined, In<typeof contacts.contactQuery>, Out<typeof contacts.contactList>>(
    'GET',
    '/contacts',
  ),
  getContact: route<undefined, undefined, contacts.Contact>('GET', '/contacts/:id'),
  createContact: route<{ name: string; email?: string; phone?: string }, undefined, contacts.Contact>(
    'POST',
    '/contacts',
  ),
  contactDoubles: route<undefined, undefined, Out<typeof joins.contactDoubles>>('GET', '/contacts/:id/doubles'),
  dismissDouble: route('POST', '/contacts/:id/doubles/:otherId/dismiss'),
  joinContacts: route<In<typeof joins.joinRequest>, undefined, Out<typeof joins.joinAnswer>>(
    'POST',
    '/contacts/:id/joins',
  ),
  undoJoin: route<undefined, undefined, Out<typeof joins.undoAnswer>>('POST', '/joins/:id/undo'),
  patchContact: route<In<typeof contacts.contactPatch>, undefined, contacts.Contact>('PATCH', '/contacts/:id'),

  // calls, callbacks, leads
  listCalls: route<undefined, In<typeof records.callQuery>, Out<typeof records.callList>>('GET', '/calls'),
  startCall: route<In<typeof records.callStart>, undefined, records.Call>('POST', '/calls'),
  typeCall: route<In<typeof records.callTyped>, undefined, records.Call>('POST', '/calls/typed'),
  stepCall: route<In<typeof records.callStep>, undefined, records.Call>('POST', '/calls/:id/step'),
  endCall: route<In<typeof records.callEnd>, undefined, records.Call>('POST', '/calls/:id/end'),
  correctCall: route<In<typeof records.callCorrect>, undefined, records.Call>('POST', '/calls/:id/correct'),
  webCalls: route<undefined, undefined, webCalls.WebCallList>('GET', '/web-calls'),
  startWebCall: route<In<typeof webCalls.webCallStart>, undefined, webCalls.WebCallStarted>('POST', '/web-calls'),
  answerWebCall: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.WebCallJoined>(
    'POST',
    '/web-calls/:id/answer',
  ),
  declineWebCall: route<undefined, undefined, records.Call>('POST', '/web-calls/:id/decline'),
  stepWebCall: route<In<typeof webCalls.webCallStep>, undefined, records.Call>('POST', '/web-calls/:id/step'),
  hangUpWebCall: route<In<typeof webCalls.webCallJoin>, undefined, records.Call>('POST', '/web-calls/:id/hang-up'),
  beatWebCall: route<In<typeof webCalls.webCallJoin>, undefined, records.Call>('POST', '/web-calls/:id/beat'),
  noteWebCall: route<In<typeof webCalls.webCallNote>, undefined, records.Call>('PUT', '/web-calls/:id/note'),
  ringingCalls: route<undefined, undefined, { rows: records.Call[] }>('GET', '/calls/ringing'),
  getCall: route<undefined, undefined, records.Call>('GET', '/calls/:id'),
  callCard: route<undefined, undefined, Out<typeof phone.callCard>>('GET', '/calls/:id/card'),
  noteCall: route<In<typeof phone.callNote>, undefined, records.Call>('POST', '/calls/:id/note'),
  matchCall: route<In<typeof phone.callMatch>, undefined, records.Call>('POST', '/calls/:id/match'),
  listenToRecording: route<undefined, undefined, Out<typeof phone.listening>>(
    'POST',
    '/calls/:id/recordings/:recordingId/listen',
  ),
  recordingListeners: route<undefined, undefined, { rows: Out<typeof phone.listener>[] }>(
    'GET',
    '/calls/:id/recordings/:recordingId/listeners',
  ),
  markConsent: route<In<typeof phone.consentMark>, undefined, { ok: true }>(
    'POST',
    '/calls/:id/recordings/:recordingId/consent',
  ),
  listCdrImports: route<undefined, undefined, { rows: phone.CdrImport[] }>('GET', '/admin/inboxes/:id/cdr-imports'),
  stopCdrImport: route<undefined, undefined, phone.CdrImport>('POST', '/admin/cdr-imports/:id/stop'),
  ownPhone: route<undefined, undefined, { phone: phone.AgentPhone | null }>('GET', '/phones/own'),
  choosePhone: route<In<typeof phone.phoneChoice>, undefined, phone.AgentPhone>('PUT', '/phones/own'),
  listCallbacks: route<undefined, In<typeof records.callbackQuery>, Out<typeof records.callbackList>>(
    'GET',
    '/callbacks',
  ),
  planCallback: route<In<typeof records.callbackPlan>, undefined, records.Callback>('POST', '/callbacks'),
  completeCallback: route<In<typeof records.callbackComplete>, undefined, records.Callback>(
    'POST',
    '/callbacks/:id/complete',
  ),
  moveCallback: route<In<typeof records.callbackMove>, undefined, records.Callback>('POST', '/callbacks/:id/move'),
  cancelCallback: route<In<typeof records.callbackCancel>, undefined, records.Callback>(
    'POST',
    '/callbacks/:id/cancel',
  ),
  listLeads: route<undefined, In<typeof records.leadQuery>, Out<typeof records.leadList>>('GET', '/leads'),
  createLead: route<In<typeof records.leadCreate>, undefined, records.Lead>('POST', '/leads'),
  patchLead: route<In<typeof records.leadPatch>, undefined, records.Lead>('PATCH', '/leads/:id'),
  judgeLead: route<In<typeof records.leadJudge>, undefined, records.Lead>('POST', '/leads/:id/judge'),

  // board and figures
  board: route<undefined, In<typeof board.boardQuery>, board.Board>('GET', '/board'),
  figures: route<undefined, In<typeof figures.figuresQuery>, figures.Figures>('GET', '/figures'),
  figureRows: route<undefined, In<typeof figures.figureRowsQuery>, Out<typeof figures.figureEvidencePage>>(
    'GET',
    '/figures/rows',
  ),
  exportFigures: route<undefined, In<typeof figures.exportQuery>, Blob>('GET', '/figures/export'),

  // scripts
  listGreetings: route<undefined, { inboxId?: string }, { rows: setup.Greeting[] }>('GET', '/greetings'),
  createGreeting: route<In<typeof setup.greetingWrite>, undefined, setup.Greeting>('POST', '/greetings'),
  updateGreeting: route<In<typeof setup.greetingWrite>, undefined, setup.Greeting>('PUT', '/greetings/:id'),
  deleteGreeting: route('DELETE', '/greetings/:id'),
  previewGreeting: route<In<typeof setup.greetingPreviewRequest>, undefined, Out<typeof setup.greetingPreview>>(
    'POST',
    '/greetings/preview',
  ),
  listSnippets: route<undefined, undefined, { rows: setup.Snippet[] }>('GET', '/snippets'),
  createSnippet: route<In<typeof setup.snippetWrite>, undefined, setup.Snippet>('POST', '/snippets'),
  updateSnippet: route<In<typeof setup.snippetWrite>, undefined, setup.Snippet>('PUT', '/snippets/:id'),
  deleteSnippet: route('DELETE', '/snippets/:id'),
  useSnippet: route<{ ticketId: string }, undefined, { text: string }>('POST', '/snippets/:id/use'),
  listForbiddenPhrases: route<undefined, undefined, { rows: setup.ForbiddenPhrase[] }>('GET', '/forbidden-phrases'),
  createForbiddenPhrase: route<In<typeof setup.forbiddenPhraseWrite>, undefined, setup.ForbiddenPhrase>(
    'POST',
    '/forbidden-phrases',
  ),
  updateForbiddenPhrase: route<In<typeof setup.forbiddenPhraseWrite>, undefined, setup.ForbiddenPhrase>(
    'PUT',
    '/forbidden-phrases/:id',
  ),
  deleteForbiddenPhrase: route('DELETE', '/forbidden-phrases/:id'),

  // admin
  listAgents: route<undefined, undefined, { rows: agents.AgentAccount[] }>('GET', '/admin/agents'),
  createAgent: route<In<typeof agents.agentCreate>, undefined, agents.AgentAccount>('POST', '/admin/agents'),
  patchAgent: route<In<typeof agents.agentPatch>, undefined, agents.AgentAccount>('PATCH', '/admin/agents/:id'),
  setAgentPassword: route<In<typeof agents.setPasswordRequest>>('PUT', '/admin/agents/:id/password'),
  resetSecondFactor: route('DELETE', '/admin/agents/:id/second-factor'),
  listTeams: route<undefined, undefined, { rows: agents.Team[] }>('GET', '/admin/teams'),
  createTeam: route<In<typeof agents.teamWrite>, undefined, agents.Team>('POST', '/admin/teams'),
  patchTeam: route<In<typeof agents.teamPatch>, undefined, agents.Team>('PATCH', '/admin/teams/:id'),
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

  // visitors
  visitorSession: route<In<typeof widget.visitorSessionRequest>, undefined, widget.VisitorSession>(
    'POST',
    '/widget/:key/session',
  ),
  visitorDetails: route<In<typeof widget.visitorDetails>>('PUT', '/widget/:key/details'),
  visitorSay: route<In<typeof widget.visitorSay>, undefined, widget.VisitorSayAck>('POST', '/widget/:key/messages'),
  visitorEvents: route<undefined, { after: number }, { events: widget.VisitorEvent[] }>('GET', '/widget/:key/events'),
  visitorEarlier: route<undefined, In<typeof widget.visitorEarlierQuery>, Out<typeof widget.visitorMessages>>(
    'GET',
    '/widget/:key/messages',
  ),
  visitorCall: route<In<typeof webCalls.visitorCallStart>, undefined, webCalls.VisitorCallStarted>(
    'POST',
    '/widget/:key/calls',
  ),
  visitorAnswer: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.VisitorCallStarted>(
    'POST',
    '/widget/:key/calls/:id/answer',
  ),
  visitorDecline: route<undefined, undefined, webCalls.VisitorCall>('POST', '/widget/:key/calls/:id/decline'),
  visitorHangUp: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.VisitorCall>(
    'POST',
    '/widget/:key/calls/:id/hang-up',
  ),
  visitorBeat: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.VisitorCall>(
    'POST',
    '/widget/:key/calls/:id/beat',
  ),
} as const;

export type RouteName = keyof typeof ROUTES;
type TypesOf<N extends RouteName> = NonNullable<(typeof ROUTES)[N]['types']>;
export type BodyOf<N extends RouteName> = TypesOf<N>['body'];
export type QueryOf<N extends RouteName> = TypesOf<N>['query'];
export type AnswerOf<N extends RouteName> = TypesOf<N>['answer'];

/*
 * Outside the table, because they carry files:
 *   POST /api/uploads                     multipart `file`          → Attachment (signed-in agents)
 *   GET  /api/attachments/:id             the file, real type, attachment disposition unless a safe image, sandboxed
 *   GET  /api/attachments/:id/preview     image of at most 480 px
 *   GET  /api/messages/:id/html           sanitised HTML for a sandboxed frame; ?images=1 lets remote images load
 *   GET  /api/messages/:id/raw            the stored raw input
 *   POST /api/widget/:key/uploads         multipart `file`, header x-visitor-token → Attachment
 *   GET  /api/widget/:key/attachments/:id and /preview, with ?token=
 */
