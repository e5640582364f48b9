import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type CSSProperties, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeam } from '../app/session';
import { ErrorState, LoadingShape, useNow } from '../ui';
import { AgentLine } from './AgentLine';
import { AlarmList } from './AlarmList';
import { inWatchOrder } from './board-counts';
import { nextWindows, type BoardState } from './board-state';
import { BoardClock } from './BoardClock';
import { BoardTotals } from './BoardTotals';
import { teamKept } from './kept-team';
import { StripRow } from './StripRow';
import { useBoard } from './use-board';
import styles from './board.module.css';

const STRIP_PX = 88;
const LINE_PX = 66;

/** The board for a screen on the wall: dark, type doubled, nothing to press. Esc leaves. */
export function WallPage() {
  const [teamId] = useState(teamKept);
  const { board, error, retry } = useBoard(teamId);
  const now = useNow();
  useLeaveByEscape();
  return (
    <main className={styles.wall} style={useWallSize()} data-theme="dark" data-testid="wall">
      {error && !board ? <ErrorState error={error} onRetry={retry} /> : null}
      {board && <Wall board={board} now={now} />}
      {!board && !error && <LoadingShape />}
    </main>
  );
}

function Wall({ board, now }: { board: BoardState; now: number }) {
  const { t } = useTranslation('board');
  const team = useTeam(board.teamId);
  const columns = useRef<HTMLDivElement>(null);
  const height = useHeight(columns);
  const shown = board.strips.slice(0, Math.max(0, Math.floor(height / STRIP_PX) - 1));
  const agents = useMemo(() => inWatchOrder(board.agents), [board.agents]);
  const windows = useMemo(() => nextWindows(board.strips), [board.strips]);
  const hidden = board.strips.length + board.more - shown.length;
  return (
    <>
      <header className={styles.top}>
        <div className={styles.title}>
          <h1>{team?.name ?? t('title')}</h1>
          <p>
            <BoardClock now={now} workingUntil={board.workingUntil} />
          </p>
        </div>
        <BoardTotals board={board} now={now} />
      </header>
      <AlarmList alarms={board.alarms} thresholds={board.thresholds} now={now} />
      <div className={styles.columns} ref={columns}>
        <div>
          <div role="list" aria-label={t('strips.title')}>
            {shown.map((strip) => (
              <div key={strip.row.id} role="listitem">
                <StripRow strip={strip} focused={false} />
              </div>
            ))}
          </div>
          {hidden > 0 && <p className={styles.more}>{t('wall.more', { n: hidden })}</p>}
          {board.strips.length === 0 && <p className={styles.more}>{t('strips.empty')}</p>}
        </div>
        <div role="table" aria-label={t('agents.title')}>
          {agents.slice(0, Math.floor(height / LINE_PX)).map((entry) => (
            <AgentLine
              key={entry.agent.id}
              entry={entry}
              next={windows.get(entry.agent.id) ?? null}
              now={now}
              // The wall hangs where everybody sees it.
              stop={undefined}
              onDispatch={undefined}
            />
          ))}
        </div>
      </div>
    </>
  );
}

const DRAWN_FOR_PX = 1920;
const SMALLEST = 0.5;

/** Drawn for one width and scaled to the screen as a whole, so that it reads the same from five metres on any of them. */
function useWallSize(): CSSProperties {
  const scale = useSyncExternalStore(onResize, () => Math.max(SMALLEST, window.innerWidth / DRAWN_FOR_PX));
  return { width: `${100 / scale}vw`, height: `${100 / scale}vh`, transform: `scale(${scale})` };
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function useHeight(ref: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0));
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return height;
}

function useLeaveByEscape(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const leave = () => void navigate({ to: '/board' });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave();
    };
    // In full screen the browser keeps the key to itself and only says that full screen ended.
    const onScreen = () => {
      if (!document.fullscreenElement) leave();
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onScreen);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onScreen);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [navigate]);
}
