import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardPlanPreview, CardTemplate } from '#contract';
import { api } from '../app/api';
import { monthText } from '../conduct/month';
import { Choice } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, Dialog, ErrorState, LoadingShape, toast } from '../ui';
import styles from './cards.module.css';
import { useCardsAgain, usePlan, useTemplates } from './use-cards';

/** Opens a month for everybody in one act, after a look at who gets which template. */
export function PlanDialog({ month, onClose }: { month: string; onClose(): void }) {
  const { t, i18n } = useTranslation('cards');
  const plan = usePlan(month);
  const templates = useTemplates();
  const error = plan.error ?? templates.error;
  return (
    <Dialog title={t('plan_title', { month: monthText(month, i18n.language) })} width={640} onClose={onClose}>
      {error && <ErrorState error={error} onRetry={() => void plan.refetch()} />}
      {!error && plan.data && templates.data ? (
        <Form plan={plan.data} templates={templates.data.rows} onDone={onClose} />
      ) : (
        !error && <LoadingShape />
      )}
    </Dialog>
  );
}

function Form({
  plan,
  templates,
  onDone,
}: {
  plan: CardPlanPreview;
  templates: readonly CardTemplate[];
  onDone(): void;
}) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const { busy, run } = useAct();
  const again = useCardsAgain();
  const [clientId] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const open = plan.rows.filter(({ planned }) => !planned);
  const options = [
    { value: '', label: t('no_card') },
    ...templates.map(({ id, name, version }) => ({
      value: id,
      label: `${name[locale]} · ${t('version', { n: version })}`,
    })),
  ];
  const rows = open.flatMap(({ agentId, templateId }) => {
    const template = chosen[agentId] ?? templateId;
    return template ? [{ agentId, templateId: template }] : [];
  });
  const send = () =>
    void run(async () => {
      await api('planCards', { body: { clientId, month: plan.month, rows } });
      again();
      toast(t('done.plan', { n: rows.length }));
      onDone();
    });
  return (
    <div className={styles.plan}>
      {plan.late && <p className={styles.dim}>{t('plan_late')}</p>}
      <ul>
        {plan.rows.map((row) => (
          <PlanRow
            key={row.agentId}
            row={row}
            options={options}
            value={chosen[row.agentId] ?? row.templateId}
            onChange={(id) => setChosen({ ...chosen, [row.agentId]: id })}
          />
        ))}
      </ul>
      <Button look="main" disabled={busy || rows.length === 0} data-testid="cards-plan" onClick={send}>
        {t('plan_do', { n: rows.length })}
      </Button>
    </div>
  );
}

interface RowProps {
  row: CardPlanPreview['rows'][number];
  options: { value: string; label: string }[];
  value: string;
  onChange(templateId: string): void;
}

function PlanRow({ row, options, value, onChange }: RowProps) {
  const { t } = useTranslation('cards');
  return (
    <li>
      <span>
        <b>{row.agentName}</b> {row.workNumber}
        {row.workdays.own < row.workdays.month && <small> {t('part', row.workdays)}</small>}
      </span>
      {row.planned ? (
        <span className={styles.dim}>{t('planned_already')}</span>
      ) : (
        <Choice label={`${t('template')} ${row.agentName}`} value={value} options={options} onChange={onChange} />
      )}
    </li>
  );
}
