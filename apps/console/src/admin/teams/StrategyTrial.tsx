import { Button } from 'antd';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Team, Trial } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useAttempt } from '../pieces/use-attempt';

type Strategy = BodyOf<'tryStrategy'>['strategy'];

/** What a way of assigning would have done with the last week's tickets, before it is saved. */
export function StrategyTrial({ team, strategy }: { team: Team; strategy: Strategy }) {
  const { t } = useTranslation(['routing', 'errors']);
  const { attempt, busy, error } = useAttempt();
  const [trial, setTrial] = useState<Trial | null>(null);
  const run = () =>
    attempt(async () => setTrial(await api('tryStrategy', { body: { teamId: team.id, strategy, days: 7 } })));
  return (
    <div className="tm-trial">
      <Button icon={<FlaskConical size={14} />} loading={busy} onClick={() => void run()} data-testid="strategy-trial">
        {t('team.try')}
      </Button>
      {!trial && <p className="pc-hint">{t('team.try_hint')}</p>}
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {trial && <Outcome trial={trial} />}
    </div>
  );
}

function Outcome({ trial: { decisions, changed, untold, rows } }: { trial: Trial }) {
  const { t } = useTranslation('routing');
  if (decisions === 0) return <p className="pc-hint">{t('team.try_none')}</p>;
  const most = Math.max(...rows.flatMap(({ was, would }) => [was, would]));
  return (
    <>
      <p>
        {t(changed === 0 ? 'team.try_same' : 'team.try_changed', { n: decisions, changed })}
        {untold > 0 && ` ${t('team.try_untold', { n: untold })}`}
      </p>
      <dl className="tm-outcome">
        {rows.map(({ agentId, agentName, was, would }) => (
          <div key={agentId}>
            <dt className="pc-cut">{agentName}</dt>
            <dd>
              <i data-bar="was" style={{ width: `${(was / most) * 80}%` }} title={t('team.was')} /> {was}
            </dd>
            <dd>
              <i data-bar="would" style={{ width: `${(would / most) * 80}%` }} title={t('team.would')} /> {would}
            </dd>
          </div>
        ))}
      </dl>
      <p className="pc-hint tm-legend">
        <i data-bar="was" /> {t('team.was')} <i data-bar="would" /> {t('team.would')}
      </p>
    </>
  );
}
