import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerritoryFound } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useAttempt } from '../pieces/use-attempt';

const NOTHING = { phone: '', address: '', scene: '' };
const FIELDS = ['phone', 'address', 'scene'] as const;

/** A box to try: which area would somebody be in, and why. */
export function TerritoryProbe() {
  const { t } = useTranslation(['routing', 'errors']);
  const { attempt, busy, error } = useAttempt();
  const [where, setWhere] = useState(NOTHING);
  const [found, setFound] = useState<TerritoryFound | null>(null);
  const probe = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => setFound(await api('probeTerritory', { body: where })));
  };
  return (
    <section className="tr-probe" aria-label={t('admin.probe')}>
      <form onSubmit={probe}>
        {FIELDS.map((field) => (
          <Input
            key={field}
            aria-label={t(`admin.probe_${field}`)}
            placeholder={t(`admin.probe_${field}`)}
            value={where[field]}
            onChange={({ target }) => setWhere({ ...where, [field]: target.value })}
            data-testid={`probe-${field}`}
          />
        ))}
        <Button htmlType="submit" loading={busy} data-testid="probe">
          {t('admin.probe')}
        </Button>
      </form>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {found ? <Explained found={found} /> : <p className="pc-hint">{t('admin.probe_text')}</p>}
    </section>
  );
}

function Explained({ found: { territory, owner, looks } }: { found: TerritoryFound }) {
  const { t } = useTranslation('routing');
  return (
    <div className="tr-found" role="status" data-testid="probe-found">
      <p>
        <b>{territory ? t('admin.probe_result', { name: territory.name }) : t('admin.probe_nowhere')}</b>
        {owner && ` · ${t('territory.owner')} ${owner.name} ${owner.workNumber}`}
        {owner?.away && ` (${t(`territory.away.${owner.away}`)})`}
        {owner?.away && owner.standInName && ` · ${t('territory.stand_in', { name: owner.standInName })}`}
      </p>
      <ul>
        {looks.map((look) => (
          <Look key={look.ground} look={look} />
        ))}
      </ul>
    </div>
  );
}

function Look({ look }: { look: TerritoryFound['looks'][number] }) {
  const { t } = useTranslation('routing');
  const { ground, why, told, city, province, match } = look;
  const place = [...new Set([province, city])].filter(Boolean).join(' ') || told;
  const key = why === 'area_code' && !city ? 'area_code_new' : why;
  const tells = !['missing', 'mobile', 'number_unknown', 'place_unknown'].includes(why);
  return (
    <li data-miss={match ? undefined : true}>
      {t(`territory.why.${ground}.${key}`, { told, place })}
      {match && <b> {t('territory.matched', { name: match.name, term: match.term })}</b>}
      {!match && tells && ` ${t('territory.unmatched')}`}
    </li>
  );
}
