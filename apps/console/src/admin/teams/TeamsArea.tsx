import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent, Team } from '#contract';
import { useBootstrap } from '../../app/session';
import { Avatar } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { TeamSheet } from './TeamSheet';
import './teams.css';

const FACES_SHOWN = 6;

/** Who works together, who leads, and how tickets find an agent. */
export function TeamsArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listTeams');
  const [open, setOpen] = useState<Team | 'new' | null>(null);
  const create = () => setOpen('new');
  return (
    <>
      <AreaHead title={t('areas.teams')} text={t('teams.text')} create={{ label: t('teams.new'), onCreate: create }} />
      <ListBody list={list} empty={{ title: t('teams.emptyTitle'), text: t('teams.emptyText') }}>
        {(teams) => (
          <div className="pc-list">
            {teams.map((team) => (
              <TeamRow
                key={team.id}
                team={team}
                selected={open !== 'new' && open?.id === team.id}
                onOpen={() => setOpen(team)}
              />
            ))}
          </div>
        )}
      </ListBody>
      {open && (
        <TeamSheet
          key={open === 'new' ? 'new' : open.id}
          team={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}

function TeamRow({ team, selected, onOpen }: { team: Team; selected: boolean; onOpen(): void }) {
  const { t } = useTranslation('admin');
  const { agents, calendars } = useBootstrap();
  const members = agents.filter(({ id }) => team.memberIds.includes(id));
  const leads = agents.filter(({ id }) => team.leadIds.includes(id));
  return (
    <div className={selected ? 'pc-row tm-row on' : 'pc-row tm-row'}>
      <div className="pc-cut">
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {team.name}
        </button>
        <div className="pc-small pc-cut">
          {t(leads.length > 0 ? 'teams.ledBy' : 'teams.noLead', { names: leads.map(({ name }) => name).join('、') })}
        </div>
      </div>
      <Faces members={members} />
      <div className="pc-cut">
        <div>{t(`teams.strategy.${team.strategy}.title`)}</div>
        <div className="pc-small pc-cut">{t(`teams.strategy.${team.strategy}.text`)}</div>
      </div>
      <span className="pc-dim pc-cut">{calendars.find(({ id }) => id === team.calendarId)?.name}</span>
    </div>
  );
}

function Faces({ members }: { members: Agent[] }) {
  const { t } = useTranslation('admin');
  const more = members.length - FACES_SHOWN;
  if (members.length === 0) return <span className="pc-small">{t('teams.noMembers')}</span>;
  return (
    <span className="tm-faces" title={members.map(({ name }) => name).join('、')}>
      {members.slice(0, FACES_SHOWN).map(({ id, name }) => (
        <Avatar key={id} name={name} />
      ))}
      {more > 0 && <small>+{more}</small>}
    </span>
  );
}
