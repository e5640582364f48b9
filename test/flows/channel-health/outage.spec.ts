import { Alarms } from '../../../apps/server/src/desk/channel-health/alarms.service';
import { type AgentClient, eventually } from '../../support/desk';
import { describeWith, type Dovecot, startDovecot } from '../../support/services';
import { MailDesk } from '../mail/mail-desk';
import { healthOf, Watching } from './health-desk';

const PATIENCE_MS = 90_000;
const ADMIN = 'admin@halfhour.local';

describeWith('dovecot', 'a mailbox that loses its server', () => {
  let dovecot: Dovecot;
  let mail: MailDesk;
  let lead: AgentClient;
  let inboxId: string;
  let admins: Watching;
  let leads: Watching;
  let others: Watching;

  beforeAll(async () => {
    dovecot = await startDovecot();
    mail = await MailDesk.open();
    lead = await mail.desk.agent({ name: '何组长', role: 'team_lead' });
    admins = await Watching.by(mail.desk.admin);
    leads = await Watching.by(lead);
    others = await Watching.by(mail.agent);
    const imap = { host: dovecot.host, port: dovecot.port, secure: false, user: 'care', password: dovecot.password };
    const made = await mail.desk.admin.post('/admin/inboxes', {
      name: '售后邮箱',
      channel: 'email',
      settings: { address: 'care@halfhour.example', imap, smtp: null },
    });
    inboxId = made.body.id as string;
    await until('connected');
  }, PATIENCE_MS);
  afterAll(async () => {
    await mail.close();
    await dovecot.stop();
  });

  const health = () => healthOf(lead, inboxId);
  /** A state on record: a line that tries again in between has not changed. */
  const until = (state: string) => eventually(health, ({ history }) => history[0]?.state === state, 40_000);
  const settle = () => mail.desk.app.get(Alarms).settle();
  const letters = () => mail.sink.to(ADMIN);

  it(
    'tells nobody while it may be back at any moment',
    async () => {
      await dovecot.halt();
      const { history, error, state } = await until('failed');
      expect(history.map((change) => change.state)).toEqual(['failed', 'connected']);
      expect(state === 'failed' ? error : history[0]!.error).toMatch(/refuses connections|lost|closed/);
      mail.desk.clock.advance(60);
      await settle();
      expect(await health()).toMatchObject({ alarms: [] });
      await dovecot.resume();
      await until('connected');
      mail.desk.clock.advance(180);
      await settle();
      expect(await health()).toMatchObject({ state: 'connected', alarms: [] });
      expect([admins.kinds, leads.kinds, letters()]).toEqual([[], [], []]);
    },
    PATIENCE_MS,
  );

  it(
    'tells admins and team leads once after two minutes, and writes to the admins by another mailbox',
    async () => {
      await dovecot.halt();
      await until('failed');
      mail.desk.clock.advance(121);
      await eventually(
        () => leads.kinds,
        (kinds) => kinds.length > 0,
      );
      await eventually(letters, ({ length }) => length > 0);
      expect(letters()[0]).toMatchObject({ subject: '[我的公司] 「售后邮箱」断线了', rcptTo: [ADMIN] });
      expect(letters()[0]!.text).toContain('每次故障只写一封信');
      expect(letters()[0]!.header('auto-submitted')).toMatch(/^auto-/);
      mail.desk.clock.advance(3600);
      await settle();
      expect(leads.notices).toMatchObject([{ kind: 'inbox_down', inboxId, inboxName: '售后邮箱' }]);
      expect(admins.kinds).toEqual(['inbox_down']);
      await eventually(
        () => leads.troubles,
        ([trouble]) => trouble?.inboxId === inboxId && trouble.kind === 'down',
      );
      expect([others.kinds, others.troubles]).toEqual([[], []]);
      expect((await health()).alarms).toMatchObject([{ kind: 'down', mails: { sent: 1, waiting: 0 } }]);
      // However often it has tried since, it went down once.
      expect((await health()).history.map(({ state }) => state)).toEqual([
        'failed',
        'connected',
        'failed',
        'connected',
      ]);
      expect(letters()).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it(
    'tells the same people once when it is back',
    async () => {
      await dovecot.resume();
      await until('connected');
      await eventually(
        () => leads.kinds,
        (kinds) => kinds.includes('inbox_back'),
      );
      await eventually(letters, ({ length }) => length > 1);
      await settle();
      expect([admins.kinds, leads.kinds]).toEqual([
        ['inbox_down', 'inbox_back'],
        ['inbox_down', 'inbox_back'],
      ]);
      expect(letters().map(({ subject }) => subject)).toEqual([
        '[我的公司] 「售后邮箱」断线了',
        '[我的公司] 「售后邮箱」恢复了',
      ]);
      await eventually(
        () => leads.troubles,
        (troubles) => troubles.length === 0,
      );
      expect([(await health()).alarms, others.kinds]).toEqual([[], []]);
    },
    PATIENCE_MS,
  );
});
