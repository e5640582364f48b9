import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Violation } from '#contract';
import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

describeWith('chromium', 'the ledger of conduct, by three people', () => {
  let house: House;
  let [agent, lead, otherLead]: AgentClient[] = [];

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏' });
    lead = await house.desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    otherLead = await house.desk.agent({ name: '赵组长', role: 'team_lead', status: 'busy' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  const found = async (rule: string) =>
    (await house.desk.admin.get(`/violations?rule=${rule}`)).body.rows as Violation[];
  const state = (rule: string, wanted: string) =>
    eventually(
      () => found(rule),
      ([first]) => first?.state === wanted,
      20_000,
    );

  it('a phrase is seen at the message, confirmed by keyboard, appealed with a file, and reversed by another', async () => {
    await (await house.desk.visitor()).say('能做 3 米的吗');
    const desk = await house.console(agent!);
    await desk.openRow('能做 3 米的吗');
    await desk.send('您好，8001。这个我不清楚');
    await state('forbidden_phrase', 'proposed');
    // Agents see the mark of a proposal nowhere; their leads see it at the message.
    expect(await desk.by('conduct-mark').count()).toBe(0);

    const judge = await house.console(lead!);
    await judge.goto('/desk/' + String((await found('forbidden_phrase'))[0]!.ticketNumber));
    await judge.by('conduct-mark').click();
    expect(await judge.by('violation-said').locator('mark').textContent()).toBe('不清楚');

    await judge.goto('/conduct');
    await judge.by('violation-forbidden_phrase').waitFor();
    const before = (await found('forbidden_phrase'))[0]!;
    expect(before.state).toBe('proposed');
    await judge.page.keyboard.press('j');
    await judge.by('violation-confirm').waitFor();
    await judge.page.keyboard.press('c');
    await state('forbidden_phrase', 'confirmed');

    // The agent is told without reloading, and answers with a file.
    await desk.page.getByText('你有一条行为记录被确认').waitFor();
    await desk.goto('/conduct');
    await desk.by('violation-forbidden_phrase').getByRole('button').first().click();
    await desk.page.getByLabel('说明当时的情况').fill('客户问的是另一家的产品');
    const proof = join(tmpdir(), 'halfhour-proof.txt');
    await writeFile(proof, '聊天截图');
    await desk.page.locator('input[type=file]').setInputFiles(proof);
    await desk.page.getByText('halfhour-proof.txt').waitFor();
    await desk.by('violation-appeal').click();
    await state('forbidden_phrase', 'appealed');

    await judge.page.getByText('待裁决').first().click();
    await judge.by('violation-forbidden_phrase').getByRole('button').first().click();
    await judge.page.getByText('要由另一位主管裁决').waitFor();
    expect(await judge.by('violation-reverse').count()).toBe(0);

    const other = await house.console(otherLead!, '/conduct');
    await other.page.getByText('待裁决').first().click();
    await other.by('violation-forbidden_phrase').getByRole('button').first().click();
    await other.page.getByText('客户问的是另一家的产品').waitFor();
    await other.page.getByLabel('写明理由').fill('属实');
    await other.by('violation-reverse').click();
    const [reversed] = await state('forbidden_phrase', 'reversed');
    expect(reversed!.steps.map(({ by }) => by?.name ?? null)).toEqual([null, '陈组长', '李敏', '赵组长']);
  });

  it("a late reply shows its clock, and a month's points open their rows", async () => {
    await (await house.desk.visitor()).say('还没有人理我');
    await eventually(
      async () => (await agent!.get('/tickets?view=mine')).body.rows as { lastMessage: { preview: string } | null }[],
      (rows) => rows.some(({ lastMessage }) => lastMessage?.preview === '还没有人理我'),
    );
    house.desk.clock.advance(31 * 60);
    const [late] = await state('late_reply', 'proposed');
    const judge = await house.console(lead!, '/conduct');
    await judge.by('violation-late_reply').getByRole('button').first().click();
    await judge.by('violation-window').getByText('仍未回复').first().waitFor();
    await judge.by('violation-confirm').click();
    await state('late_reply', 'confirmed');
    await judge.by(`conduct-month-${late!.workNumber}`).getByText('−0.5 分').waitFor();
    await judge.by(`conduct-month-${late!.workNumber}`).click();
    await judge.by('violation-late_reply').getByText('已确认').first().waitFor();
    const own = await house.console(agent!, '/conduct');
    await own.by('violation-late_reply').waitFor();
    expect(await own.page.getByText('待裁决').count()).toBe(0);
  });
});
