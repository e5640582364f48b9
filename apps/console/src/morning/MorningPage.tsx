import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { Switch } from '../records/Fields';
import { PageHeader } from '../ui';
import { BoardTab } from './BoardTab';
import { CheckTab } from './CheckTab';
import { DayEndTab } from './DayEndTab';
import { MeetingTab } from './MeetingTab';
import styles from './morning.module.css';
import { QualityTab } from './QualityTab';
import { useMorningEvents } from './use-morning';
import { ZoneLine } from './ZoneLine';

type Tab = 'meeting' | 'board' | 'check' | 'close' | 'quality';
const FOR_LEADS: readonly Tab[] = ['close'];

/** The morning meeting, the board of the information room, and the end of the day (DOMAIN B1, B12, M5). */
export function MorningPage() {
  const { t } = useTranslation('morning');
  const { me } = useBootstrap();
  const navigate = useNavigate();
  const { _splat = '' } = useParams({ strict: false });
  const [name = '', day] = _splat.split('/');
  useMorningEvents();
  const tabs = (['meeting', 'board', 'check', 'close', 'quality'] as const).filter(
    (tab) => me.role !== 'agent' || !FOR_LEADS.includes(tab),
  );
  const tab = tabs.find((one) => one === name) ?? 'meeting';
  const to = (splat: string) => void navigate({ to: '/morning/$', params: { _splat: splat } });
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>
        <ZoneLine />
      </PageHeader>
      <div className={styles.tabs}>
        <Switch
          label={t('tabs.label')}
          options={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          value={tab}
          onChange={to}
        />
      </div>
      {tab === 'meeting' && <MeetingTab onDay={(chosen) => to(`close/${chosen}`)} />}
      {tab === 'board' && <BoardTab />}
      {tab === 'check' && <CheckTab />}
      {tab === 'quality' && <QualityTab />}
      {tab === 'close' && <DayEndTab day={day ?? null} onDay={(chosen) => to(`close/${chosen}`)} />}
    </main>
  );
}
