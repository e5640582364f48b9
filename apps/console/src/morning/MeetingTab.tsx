import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES, type BacklogRow } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { Choice } from '../records/Fields';
import { SideSheet } from '../records/SideSheet';
import { Button } from '../ui';
import { Backlog } from './Backlog';
import { CauseSheet } from './CauseSheet';
import { DayAccounts } from './DayAccounts';
import styles from './morning.module.css';
import { SinceClose } from './SinceClose';

/** What the meeting goes through, in its order: yesterday's account, what is overdue, what came over night. */
export function MeetingTab({ onDay }: { onDay: (day: string) => void }) {
  const { me } = useBootstrap();
  const [teamId, setTeamId] = useState<string | null>(null);
  const [open, setOpen] = useState<BacklogRow | null>(null);
  const shared = { teamId, openId: open?.row.id ?? null, onOpen: setOpen };
  return (
    <div className={styles.scroll} data-beside={open ? true : undefined}>
      <Tools teamId={teamId} onTeam={setTeamId} />
      {me.role !== 'agent' && <DayAccounts onDay={onDay} />}
      <Backlog list="overdue" {...shared} />
      <Backlog list="old" {...shared} />
      <SinceClose teamId={teamId} />
      {open && (
        <SideSheet
          title={`#${open.row.number} ${open.row.contactName}`}
          onClose={() => setOpen(null)}
          testId="cause-sheet"
        >
          <CauseSheet key={open.row.id} backlog={open} onSaved={() => setOpen(null)} />
        </SideSheet>
      )}
    </div>
  );
}

function Tools({ teamId, onTeam }: { teamId: string | null; onTeam: (id: string | null) => void }) {
  const { t, i18n } = useTranslation('morning');
  const { teams } = useBootstrap();
  const options = [{ value: '', label: t('all_teams') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
  const locale = i18n.language.startsWith('zh') ? 'zh-CN' : 'en';
  return (
    <div className={styles.tools}>
      <Choice label={t('team')} value={teamId ?? ''} options={options} onChange={(id) => onTeam(id || null)} />
      <span className={styles.push}>
        <Button look="plain" onClick={() => window.print()}>
          <Printer size={14} aria-hidden /> {t('print')}
        </Button>
        <Downloads
          label={t('export')}
          testId="backlog"
          href={(format) => urlOf(ROUTES.exportBacklog.path, {}, { locale, format, teamId: teamId ?? undefined })}
        />
      </span>
    </div>
  );
}
