import { BellRing, Maximize } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import { useBootstrap } from '../app/session';
import { Choice } from '../records/Fields';
import { ErrorState, LoadingShape, useHotkeys, useNow } from '../ui';
import { AgentList } from './AgentList';
import { AlarmList } from './AlarmList';
import styles from './board.module.css';
import { BoardClock } from './BoardClock';
import { BoardTotals } from './BoardTotals';
import { StripList } from './StripList';
import { teamKept, keepTeam } from './kept-team';
import { useBoard } from './use-board';
import { useLedGroups } from './use-rules';

const ThresholdsDialog = lazy(() => import('./ThresholdsDialog'));

/** Who waits, who could answer, and what is wrong: for the team lead, second by second. */
export function BoardPage() {
  const [teamId, setTeamId] = useState<string | null>(teamKept);
  const { board, error, retry } = useBoard(teamId);
  const now = useNow();
  const choose = (id: string | null) => {
    keepTeam(id);
    setTeamId(id);
  };
  if (error && !board) return <ErrorState error={error} onRetry={retry} />;
  return (
    <main className={styles.page}>
      <header className={styles.top}>
        <BoardTitle now={now} workingUntil={board?.workingUntil ?? null} teamId={teamId} onTeam={choose} />
        {board && <BoardTotals board={board} now={now} />}
      </header>
      {board ? (
        <>
          <AlarmList alarms={board.alarms} thresholds={board.thresholds} now={now} />
          <div className={styles.columns}>
            <StripList strips={board.strips} now={now} />
            <AgentList agents={board.agents} strips={board.strips} now={now} />
          </div>
        </>
      ) : (
        <LoadingShape />
      )}
    </main>
  );
}

interface TitleProps {
  now: number;
  workingUntil: string | null;
  teamId: string | null;
  onTeam: (id: string | null) => void;
}

function BoardTitle({ now, workingUntil, teamId, onTeam }: TitleProps) {
  const { t } = useTranslation('board');
  const { teams } = useBootstrap();
  const toWall = useWall();
  const options = [{ value: '', label: t('all_teams') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className={styles.title}>
      <h1>{t('title')}</h1>
      <p>
        <Choice label={t('team')} value={teamId ?? ''} options={options} onChange={(id) => onTeam(id || null)} />
        <BoardClock now={now} workingUntil={workingUntil} />
        <ThresholdsButton />
        <button type="button" className={styles.quietButton} onClick={toWall} title={t('wall.open')}>
          <Maximize size={14} aria-hidden /> {t('wall.name')}
        </button>
      </p>
    </div>
  );
}

/** For who leads somebody; the rest of the board has no settings. */
function ThresholdsButton() {
  const { t } = useTranslation('watch');
  const { teams } = useLedGroups();
  const [open, setOpen] = useState(false);
  if (teams.length === 0) return null;
  return (
    <>
      <button type="button" className={styles.quietButton} onClick={() => setOpen(true)} data-testid="thresholds">
        <BellRing size={14} aria-hidden /> {t('title')}
      </button>
      {open && (
        <Suspense>
          <ThresholdsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function useWall(): () => void {
  const navigate = useNavigate();
  const open = () => {
    // Full screen may be refused (a phone, a frame); the wall works in the window too.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    void navigate({ to: '/board/wall' });
  };
  useHotkeys({ w: open });
  return open;
}
