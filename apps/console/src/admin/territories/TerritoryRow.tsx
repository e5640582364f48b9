import { useTranslation } from 'react-i18next';
import type { Territory } from '#contract';
import { useAgent, useTeam } from '../../app/session';
import { Avatar } from '../../ui';

interface Props {
  territory: Territory;
  selected: boolean;
  onOpen(): void;
}

export function TerritoryRow({ territory, selected, onOpen }: Props) {
  const { t } = useTranslation('routing');
  const owner = useAgent(territory.ownerId);
  const team = useTeam(territory.teamId);
  const { name, areaCodes, places, scenes, salesperson, salespersonPhone } = territory;
  const terms = [...places, ...areaCodes, ...scenes.map((scene) => `@${scene}`)];
  return (
    <div className={selected ? 'pc-row tr-row on' : 'pc-row tr-row'} data-testid="territory-row">
      <div className="pc-cut">
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {name}
        </button>
        <div className="pc-small pc-cut" title={terms.join(' ')}>
          {terms.join(' · ')}
        </div>
      </div>
      <span className="tr-who pc-cut">
        {owner ? (
          <>
            <Avatar name={owner.name} /> {owner.name} <small>{owner.workNumber}</small>
          </>
        ) : (
          <span className="pc-small">{t('admin.no_owner')}</span>
        )}
      </span>
      <span className="pc-dim pc-cut">{team?.name ?? '–'}</span>
      <span className="pc-cut">
        {salesperson || '–'} <small className="pc-small">{salespersonPhone}</small>
      </span>
    </div>
  );
}
