import type { Inbox } from '#contract';
import { openDesk } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';
import { HUMMING } from './pages/voices';

const OUT = process.env.SHOTS!;
describeWith('chromium', 'shots', () => {
  it('takes them', async () => {
    const desk = await openDesk();
    const agents = await House.open(desk, HUMMING);
    const visitors = await House.open(desk, { ...HUMMING, guest: true });
    const { rows } = (await desk.admin.get('/admin/inboxes')).body as { rows: Inbox[] };
    const { id, settings } = rows.find(({ channel }) => channel === 'web-chat')!;
    await desk.admin.patch(`/admin/inboxes/${id}`, {
      settings: { ...settings, calls: { enabled: true, ringSeconds: 120 } },
    });
    const looks = [
      { name: 'zh-light', colorScheme: 'light', locale: 'zh-CN', viewport: { width: 1280, height: 720 } },
      { name: 'en-dark', colorScheme: 'dark', locale: 'en', viewport: { width: 1280, height: 720 } },
      { name: 'zh-phone', colorScheme: 'dark', locale: 'zh-CN', viewport: PHONE },
    ] as const;
    for (const { name, ...look } of looks) {
      await desk.sql.query(`update agent set status = 'offline'`);
      const agent = await desk.agent({ name: '李敏' });
      if (look.locale === 'en') await agent.put('/session/preferences', { locale: 'en', theme: 'dark' });
      else await agent.put('/session/preferences', { theme: look.colorScheme });
      const chat = await visitors.widget({ ...look, hasTouch: name === 'zh-phone' });
      await chat.asks('洗衣机漏水怎么办');
      const page = await agents.console(agent, '/desk', look);
      await page.openRow('洗衣机漏水怎么办');
      await chat.by('widget-call').click();
      await page.by('incoming-call').waitFor();
      await page.page.screenshot({ path: `${OUT}/${name}-1-incoming.png` });
      await chat.page.screenshot({ path: `${OUT}/${name}-1-widget.png` });
      await page.by('answer-call').click();
      await page.page.locator('[data-testid=call-line][data-way=open]').waitFor();
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await page.page.screenshot({ path: `${OUT}/${name}-2-talking.png` });
      await chat.page.screenshot({ path: `${OUT}/${name}-2-widget.png` });
      await page.by('call-hold').click();
      await chat.by('widget-call-panel').and(chat.frame.locator('[data-state=held]')).waitFor();
      await page.page.screenshot({ path: `${OUT}/${name}-3-held.png` });
      await chat.page.screenshot({ path: `${OUT}/${name}-3-widget.png` });
      await chat.by('widget-hang-up').click();
      await page.by('call-close').waitFor();
      await page.page.screenshot({ path: `${OUT}/${name}-4-over.png` });
      await chat.page.screenshot({ path: `${OUT}/${name}-4-widget.png` });
      await agents.clear();
      await visitors.clear();
    }
    const admin = await agents.console(desk.admin, '/admin/inboxes');
    await admin.page.getByText('网页咨询').first().click();
    await admin.by('inbox-calls').scrollIntoViewIfNeeded();
    await admin.page.screenshot({ path: `${OUT}/admin.png` });
    await visitors.close();
    await agents.close();
  });
});
