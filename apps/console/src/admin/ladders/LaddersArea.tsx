import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ladder, SettingRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { useAdminList } from '../pieces/use-admin-list';
import type { WindowTimes } from './ladder-draft';
import { LadderEditor } from './LadderEditor';
import './ladders.css';

/** Who hears of a wait that lasts, team by team; a team without a ladder of its own goes by that of all. */
export function LaddersArea() {
  const { t } = useTranslation(['ladder', 'admin']);
  const list = useAdminList('listLadders');
  const settings = useAdminList('listSettings');
  const [teamId, setTeamId] = useState<string | null>(null);
  const chosen = list.rows?.find((ladder: Ladder) => ladder.teamId === teamId) ?? list.rows?.[0];
  return (
    <>
      <AreaHead title={t('admin:areas.ladders')} text={t('editor.text')} />
      {list.error && !list.rows && <ErrorState error={list.error} onRetry={() => void list.reload()} />}
      {!list.rows && !list.error && <LoadingShape />}
      {list.rows && chosen && (
        <>
          <TeamTabs ladders={list.rows} teamId={chosen.teamId} onChoose={setTeamId} />
          <LadderEditor
            key={`${chosen.teamId} ${chosen.version}`}
            ladders={list.rows}
            ladder={chosen}
            window={windowOf(settings.rows ?? [])}
            onSaved={() => void list.reload()}
          />
        </>
      )}
    </>
  );
}

interface TabsProps {
  ladders: readonly Ladder[];
  teamId: string | null;
  onChoose(teamId: string | null): void;
}

function TeamTabs({ ladders, teamId, onChoose }: TabsProps) {
  const { t } = useTranslation('ladder');
  const { teams } = useBootstrap();
  return (
    <div className="ld-teams" role="tablist" aria-label={t('editor.teams')}>
      {ladders.map((ladder) => (
        <button
          key={ladder.teamId ?? 'all'}
          type="button"
          role="tab"
          aria-selected={ladder.teamId === teamId}
          data-testid={`ladder-of-${ladder.teamId ?? 'all'}`}
          onClick={() => onChoose(ladder.teamId)}
        >
          {ladder.teamId === null ? t('editor.all') : teams.find(({ id }) => id === ladder.teamId)?.name}
          {ladder.teamId !== null && ladder.steps && <small>{t('editor.own')}</small>}
        </button>
      ))}
    </div>
  );
}

function windowOf(settings: readonly SettingRow[]): WindowTimes {
  const value = (key: string, usual: number) => settings.find((setting) => setting.key === key)?.value ?? usual;
  return { remind: value('reply.remind', 1200), lead: value('reply.lead', 1500), due: value('reply.window', 1800) };
}
