import request from 'supertest';
import type { CdrImport } from '#contract';
import { eventually } from '../../support/desk';
import { PhoneDesk } from './phone-desk';

let phone: PhoneDesk;
beforeAll(async () => {
  phone = await PhoneDesk.open({ system: 'webhook' });
});
afterAll(() => phone.close());

const line = (uniqueid: string, more: Partial<Record<string, string>> = {}): string => {
  const row = {
    accountcode: '',
    src: '13500000001',
    dst: '4008200000',
    dcontext: 'from-trunk',
    clid: '"""王, 女士"" <13500000001>"',
    channel: 'PJSIP/trunk-00000001',
    dstchannel: 'PJSIP/1001-00000002',
    lastapp: 'Dial',
    lastdata: '"PJSIP/1001,30"',
    start: '2025-11-03 10:00:00',
    answer: '2025-11-03 10:00:08',
    end: '2025-11-03 10:02:08',
    duration: '128',
    billsec: '120',
    disposition: 'ANSWERED',
    amaflags: 'DOCUMENTATION',
    uniqueid,
    ...more,
  };
  return Object.values(row).join(',');
};

async function imported(text: string, zone = 'Asia/Shanghai'): Promise<CdrImport> {
  const answer = await request(phone.desk.url)
    .post(`/api/admin/inboxes/${phone.inboxId}/cdr-imports?zone=${zone}`)
    .set('cookie', phone.desk.admin.cookie)
    .attach('file', Buffer.from(text), 'Master.csv');
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const { id } = answer.body as CdrImport;
  const rows = await eventually(
    async () => (await phone.desk.admin.get(`/admin/inboxes/${phone.inboxId}/cdr-imports`)).body.rows as CdrImport[],
    (found) => found.find((row) => row.id === id)?.state === 'done',
  );
  return rows.find((row) => row.id === id)!;
}

it('calls of a file become calls, with what is wrong said line by line', async () => {
  const file = [
    line('1.1'),
    line('1.2', { answer: '', billsec: '0', disposition: 'NO ANSWER', src: '13500000002' }),
    line('1.3', { channel: 'PJSIP/1001-00000003', dstchannel: 'PJSIP/1002-00000004', dst: '1002' }),
    line('1.4', { start: 'yesterday' }),
    'too,short',
    line('1.5', { clid: '"open quote' }),
    line('1.6', { disposition: 'EXPLODED' }),
    line('1.7', {
      channel: 'PJSIP/1002-00000005',
      dstchannel: 'PJSIP/trunk-00000006',
      src: '1002',
      dst: '13500000007',
    }),
  ].join('\n');
  const report = await imported(file);
  expect(report).toMatchObject({ imported: 3, internal: 1, duplicates: 0, faulty: 4 });
  expect(report.faults.map(({ line: at }) => at)).toEqual([4, 5, 6, 7]);
  expect(await phone.call('+8613500000001')).toMatchObject({
    startedAt: '2025-11-03T02:00:00.000Z',
    agentId: phone.li.id,
    talkSeconds: 120,
    result: 'answered',
    ticketId: null,
  });
  expect(await phone.call('+8613500000002')).toMatchObject({ result: 'missed', agentId: null });
  expect(await phone.call('+8613500000007')).toMatchObject({ direction: 'outbound', agentId: phone.wang.id });
  expect(await phone.callbacks()).toEqual([]);
});

it('the same file again changes nothing', async () => {
  const before = (await phone.calls()).length;
  expect(await imported(line('1.1'))).toMatchObject({ imported: 0, duplicates: 1 });
  expect(await phone.calls()).toHaveLength(before);
});

it('legs of one call are one call, until the last of them ends', async () => {
  const first = line('2.1', { src: '13500000009', answer: '', disposition: 'NO ANSWER', end: '2025-11-03 10:00:20' });
  const second = line('2.1', { src: '13500000009', dstchannel: 'PJSIP/1002-00000008', end: '2025-11-03 10:03:08' });
  await imported(`${first}\n${second}\n`);
  const call = await phone.call('+8613500000009');
  expect(call).toMatchObject({ result: 'answered', agentId: phone.wang.id, endedAt: '2025-11-03T02:03:08.000Z' });
});

it('a call the system told of itself is known better than from a file', async () => {
  const about = { callId: '3.1', from: '13500000010', to: '400' };
  await phone.post('started', about);
  await phone.post('answered', { ...about, extension: '1001' });
  phone.later(33);
  await phone.post('ended', about);
  expect(await imported(line('3.1', { src: '13500000010' }))).toMatchObject({ imported: 0, duplicates: 1 });
  expect(await phone.call('+8613500000010')).toMatchObject({ talkSeconds: 33 });
});

it('a zone that is none is refused', async () => {
  await expect(imported(line('9.9'), 'Mars/Base')).rejects.toThrow('invalid_input');
});
