import { Maximize } from 'lucide-react';
import { useState } from 'react';
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
          <AlarmList alarms={board.alarms} now={now} />
          <div className={styles.columns}>
            <StripList strips={board.strips} />
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
        <button type="button" className={styles.quietButton} onClick={toWall} title={t('wall.open')}>
          <Maximize size={14} aria-hidden /> {t('wall.name')}
        </button>
      </p>
    </div>
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
